package org.openquay.app.architecture;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Calls into the JDK and into libraries that have no place on the control path, with the reason. */
final class ForbiddenCall {

    private static final Set<String> INEXACT = Set.of("sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh",
            "cosh", "tanh", "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");
    private static final Set<String> BOXES = Set.of("java/lang/Boolean", "java/lang/Byte", "java/lang/Character",
            "java/lang/Short", "java/lang/Integer", "java/lang/Long", "java/lang/Float", "java/lang/Double");
    private static final Set<String> MAKES_A_COLLECTION = Set.of("iterator", "listIterator", "stream", "of", "copyOf",
            "copyOfRange", "asList", "entrySet", "keySet", "values");

    private ForbiddenCall() {}

    /** Why this method may not be called, or null where it may. Owner and descriptor as in the class file. */
    static @Nullable String reason(String owner, String name, String descriptor) {
        if (owner.startsWith("[") && name.equals("clone")
                || name.equals("values") && descriptor.equals("()[L" + owner + ";")) {
            return "copies an array";
        }
        if (BOXES.contains(owner) && name.equals("valueOf")) {
            return "boxes";
        }
        return switch (owner) {
            case "java/lang/Math" -> INEXACT.contains(name)
                    ? "may differ between machines, where StrictMath does not"
                    : name.equals("random") ? "is not repeatable" : null;
            case "java/lang/System" -> switch (name) {
                case "nanoTime", "currentTimeMillis" -> "reads a clock";
                case "arraycopy", "identityHashCode" -> null;
                default -> "leaves the cycle";
            };
            case "java/lang/String", "java/lang/StringBuilder", "java/lang/StringBuffer" -> "handles a string";
            case "java/lang/Thread" -> "concerns threads";
            case "java/lang/Object" -> switch (name) {
                case "wait", "notify", "notifyAll" -> "takes a lock";
                case "clone" -> "allocates";
                default -> null;
            };
            default -> reasonByPackage(owner, name);
        };
    }

    private static @Nullable String reasonByPackage(String owner, String name) {
        if (owner.startsWith("java/util/logging/") || owner.startsWith("org/slf4j/")
                || owner.startsWith("java/lang/System$Logger")) {
            return "logs";
        }
        if (owner.startsWith("java/time/") && (name.equals("now") || owner.endsWith("Clock"))) {
            return "reads a clock";
        }
        if (owner.startsWith("java/util/concurrent/locks/")) {
            return "takes a lock or waits";
        }
        if (owner.startsWith("java/util/Random") || owner.startsWith("java/util/random/")) {
            return "is not repeatable";
        }
        if (owner.startsWith("java/io/") || owner.startsWith("java/net/") || owner.startsWith("java/nio/file/")) {
            return "leaves the process";
        }
        if (owner.startsWith("java/util/stream/")
                || owner.startsWith("java/util/") && MAKES_A_COLLECTION.contains(name)) {
            return "allocates";
        }
        return null;
    }
}
