package org.openquay.journal.record;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.openquay.api.command.CommandKind;
import org.openquay.api.drive.AxisOwner;
import org.openquay.api.drive.DriveState;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.PlanResult;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.status.AxisState;
import org.openquay.api.status.BrakeState;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.JobPhase;
import org.openquay.api.status.JobState;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

/**
 * The constants of every enumeration that records name by ordinal, as they were when the records were made. Recorded
 * with each session, so that a journal stays readable after constants are added or moved.
 */
public final class Vocabulary {

    private static final List<Class<? extends Enum<?>>> TYPES = List.of(EventKind.class, CommandKind.class,
            LinkState.class, LinkChange.class, PlanResult.class, CraneMode.class, AxisState.class, Limiter.class,
            BrakeState.class, DriveState.class, AxisOwner.class, Fault.class, StopKind.class, JobState.class,
            JobPhase.class, HoldReason.class, Permission.class, Refusal.class);

    /** What this program's own enumerations say. */
    public static final Vocabulary PRESENT = new Vocabulary(TYPES.stream()
            .collect(Collectors.toMap(Class::getSimpleName, Vocabulary::names)));

    private final Map<String, List<String>> names;
    private final Map<Class<?>, Enum<?>[]> constants = new ConcurrentHashMap<>();

    private Vocabulary(Map<String, List<String>> names) {
        this.names = names;
    }

    /** Reads what {@link #text()} wrote. */
    public static Vocabulary parse(String text) {
        Map<String, List<String>> names = text.lines().map(line -> line.split("=", 2)).filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1].split(","))));
        return names.equals(PRESENT.names) ? PRESENT : new Vocabulary(names);
    }

    /** One line for each enumeration: its name, =, its constants in order with commas. */
    public String text() {
        return TYPES.stream().map(Class::getSimpleName).filter(names::containsKey)
                .map(type -> type + "=" + String.join(",", names.getOrDefault(type, List.of())) + "\n")
                .collect(Collectors.joining());
    }

    /** The constants of one enumeration in order with commas; empty when it has none here. */
    public String constants(Class<? extends Enum<?>> type) {
        return String.join(",", names.getOrDefault(type.getSimpleName(), List.of()));
    }

    /**
     * The constant that was meant by an ordinal.
     *
     * @throws IllegalArgumentException when there was none, or this program does not know it
     */
    public <E extends Enum<E>> E constant(Class<E> type, int ordinal) {
        Enum<?>[] known = constants.computeIfAbsent(type, any -> resolve(type));
        if (ordinal < 0 || ordinal >= known.length || known[ordinal] == null) {
            throw new IllegalArgumentException(
                    "unknown " + type.getSimpleName() + " " + ordinal + " of " + constants(type));
        }
        return type.cast(known[ordinal]);
    }

    private <E extends Enum<E>> Enum<?>[] resolve(Class<E> type) {
        Map<String, E> present = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(Enum::name, constant -> constant));
        return names.getOrDefault(type.getSimpleName(), List.of()).stream().map(present::get).toArray(Enum<?>[]::new);
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }
}
