package org.openquay.app.study;

/** A way to bring a load over its place and set it down there. */
public enum Way {
    /** The kernel as it is: sensors late and noisy, rope length wrong, drives' lag not told. */
    OURS("ours"),
    /** The same kernel with a sway sensor and an anemometer without noise, delay and drop-outs, and the true rope length. */
    PERFECT_SENSORS("ours, perfect sensors"),
    /** From the end of our transfer on, {@link AllKnowing}: the bound. */
    BOUND("all-knowing"),
    /**
     * Up, across, down, the trolley through a ZV shaper, and nothing else: no sway sensor, no anemometer, no damping, and
     * so no waiting for a calm load either.
     */
    ZV_ALONE("ZV alone");

    private final String shown;

    Way(String shown) {
        this.shown = shown;
    }

    /** As people read it. */
    public String shown() {
        return shown;
    }
}
