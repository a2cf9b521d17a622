package org.openquay.runtime;

/**
 * What is done to a thread of control before it begins its work: priority, processor affinity, real-time class. The
 * operating system's part of it belongs to the integrator, so it is a replaceable part.
 */
@FunctionalInterface
public interface ThreadHardening {

    /** The threads, most urgent first. */
    enum Role {
        CONTROL, LINK, SUPERVISOR, PLANNER, INGRESS
    }

    /** Called on the thread itself, once, before its first work. */
    void harden(Role role);

    /** Sets Java priorities; without further rights the operating system may ignore them. */
    static ThreadHardening priorities() {
        return role -> Thread.currentThread().setPriority(switch (role) {
            case CONTROL -> Thread.MAX_PRIORITY;
            case LINK -> Thread.MAX_PRIORITY - 1;
            case SUPERVISOR, INGRESS -> Thread.NORM_PRIORITY;
            case PLANNER -> Thread.NORM_PRIORITY - 1;
        });
    }
}
