package org.openquay.motion.axis;

/**
 * What an axis does in a cycle, first that applies: the order of precedence. {@code docs/control/axis.md} shows this
 * table.
 */
enum Intent {

    // @formatter:off
    TRACK("output not active, or a drive belongs to someone else", "is where the axis is",
            "as acknowledged; no release"),
    FAULT_STOP("a fault is latched", "quick stop, as far as the drives follow",
            "closes as soon as it stands, or at once where the fault demands it"),
    QUICK_STOP("stop QUICK_STOP, until it stands", "steepest controlled stop", "closes after holdOpen"),
    STOP("stop STOP, until it stands", "normal deceleration", "closes after holdOpen"),
    NOT_PERMITTED("any demand but REST, and a permission is missing towards where it is to go", "normal deceleration",
            "closes after holdOpen"),
    HALT("stop HALT", "normal deceleration, then holds and damps", "stays as it is"),
    PATH("demand PATH", "follows the path, damps", "opens"),
    POSITION("demand POSITION", "moves there in the least time", "opens"),
    VELOCITY("demand VELOCITY", "takes the speed, damps", "opens"),
    HOLD("demand HOLD", "normal deceleration, then holds and damps", "opens"),
    REST("demand REST", "normal deceleration", "closes after holdOpen");
    // @formatter:on

    private final String when;
    private final String reference;
    private final String brake;

    Intent(String when, String reference, String brake) {
        this.when = when;
        this.reference = reference;
        this.brake = brake;
    }

    String when() {
        return when;
    }

    /** What the reference does. */
    String reference() {
        return reference;
    }

    /** What the brake does. */
    String brake() {
        return brake;
    }

    boolean stops() {
        return this == QUICK_STOP || this == STOP;
    }

    /** It moves or holds the axis without its brake. */
    boolean opens() {
        return switch (this) {
            case PATH, POSITION, VELOCITY, HOLD -> true;
            case TRACK, FAULT_STOP, QUICK_STOP, STOP, NOT_PERMITTED, HALT, REST -> false;
        };
    }
}
