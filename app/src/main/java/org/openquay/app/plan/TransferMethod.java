package org.openquay.app.plan;

/** A way to plan a transfer. */
public enum TransferMethod {
    /** With the load's swing in the plan: the kernel's planner. */
    OURS("ours"),
    /** The trolley's motion of least time; the load is not thought of. */
    RIGID("rigid trolley"),
    /** The same, through a shaper of two impulses. */
    ZV("ZV"),
    /** The same, through a shaper of three impulses. */
    ZVD("ZVD");

    private final String shown;

    TransferMethod(String shown) {
        this.shown = shown;
    }

    /** Its name for people. */
    public String shown() {
        return shown;
    }

    /** The shaper that the trolley's motion goes through. */
    InputShaper shaper(double periodS) {
        return switch (this) {
            case OURS, RIGID -> InputShaper.none();
            case ZV -> InputShaper.zv(periodS);
            case ZVD -> InputShaper.zvd(periodS);
        };
    }
}
