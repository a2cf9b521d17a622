package org.openquay.app.study;

/** A way to work a job list. */
public enum ListWay {
    /** The kernel as it is. */
    OURS("ours"),
    /** Serial plans through a ZV shaper, landed as {@link Way#ZV_ALONE} does: without damping, without waiting. */
    ZV_ALONE("serial ZV, landed at once"),
    /** The same plans, damped and landed as the kernel does it: only the transfers differ from ours. */
    ZV_SETTLED("serial ZV, landed as ours");

    private final String shown;

    ListWay(String shown) {
        this.shown = shown;
    }

    /** As people read it. */
    public String shown() {
        return shown;
    }
}
