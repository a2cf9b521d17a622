package org.openquay.service.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import org.openquay.api.command.WorkOrder;
import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.image.AxisStatus;
import org.openquay.api.image.StatusImage;
import org.openquay.api.status.Explanation;
import org.openquay.api.status.Fault;
import org.openquay.api.status.HoldReason;
import org.openquay.api.status.Permission;
import org.openquay.journal.words.EventWords;
import org.openquay.service.view.CraneView.Shown;
import org.openquay.service.view.LoggedEvent;
import org.openquay.service.view.WorkInstruction;

/** What the crane shows, as the contract's JSON. */
final class StateJson {

    /** A state older than this is called stale, ms. */
    static final double STALE_MS = 1000;
    private static final int CORNERS = 4;

    private final CraneDescription crane;
    private final List<String> holders;

    StateJson(CraneDescription crane, List<String> holders) {
        this.crane = crane;
        this.holders = holders;
    }

    static boolean stale(Shown shown) {
        return ageMs(shown) > STALE_MS;
    }

    private static double ageMs(Shown shown) {
        return shown.ageNs() / 1e6;
    }

    /** The whole state. */
    JsonObject state(Shown shown, Optional<WorkInstruction> active) {
        StatusImage image = shown.image();
        return new JsonObject().put("crane", crane.id()).put("session", shown.sessionId()).put("tick", shown.tick())
                .put("time", shown.time().toString()).put("ageMs", ageMs(shown)).put("stale", stale(shown))
                .put("mode", image.mode.name()).put("axes", axes(image)).put("spreader", spreader(image))
                .put("swayDeg", known(Math.toDegrees(image.swayRad))).put("swayValid", image.swayValid)
                .put("windMps", known(image.windMps)).put("stop", image.stop.name())
                .put("firstFault", image.firstFault.name())
                .put("firstFaultText", image.firstFault == Fault.NONE ? "" : Explanation.of(image.firstFault))
                .put("firstFaultAxis", image.firstFaultAxis < 0 ? null : crane.axes().get(image.firstFaultAxis).name())
                .put("loadUndecided", image.loadUndecided).put("leases", leases(image)).put("job", job(image, active))
                .put("jobsWaiting", image.jobsWaiting).put("heightsM", heights(image));
    }

    JsonArray axes(StatusImage image) {
        JsonArray axes = new JsonArray();
        for (int i = 0; i < image.axes.length; i++) {
            axes.add(axis(crane.axes().get(i), image.axes[i]));
        }
        return axes;
    }

    JsonObject axis(AxisDescription description, AxisStatus axis) {
        List<String> plus = EventWords.permissions(axis.missingPlus);
        List<String> minus = EventWords.permissions(axis.missingMinus);
        Optional<String> first = plus.stream().findFirst().or(() -> minus.stream().findFirst());
        return new JsonObject().put("axis", description.name()).put("role", description.role().name())
                .put("state", axis.state.name()).put("positionM", known(axis.positionM))
                .put("speedMps", known(axis.speedMps))
                .put("referenceMps", known(axis.referenceMps)).put("targetM", known(axis.targetM))
                .put("torque", known(axis.torque))
                .put("limiter", axis.limiter.name()).put("limiterText", Explanation.of(axis.limiter))
                .put("missingPlus", new JsonArray(plus)).put("missingMinus", new JsonArray(minus))
                .put("firstMissingText", first.map(name -> Explanation.of(Permission.valueOf(name))).orElse(""))
                .put("brake", axis.brake.name()).put("drive", axis.drive.name()).put("owner", axis.owner.name())
                .put("fault", axis.fault.name());
    }

    static JsonObject spreader(StatusImage image) {
        return new JsonObject().put("landed", corners(image.landedCorners)).put("locked", corners(image.lockedCorners))
                .put("unlocked", corners(image.unlockedCorners)).put("loadKg", known(image.loadKg))
                .put("slackRope", image.slackRope);
    }

    private static JsonArray corners(int mask) {
        return new JsonArray(IntStream.range(0, CORNERS).mapToObj(corner -> (mask >> corner & 1) != 0).toList());
    }

    private JsonArray leases(StatusImage image) {
        JsonArray leases = new JsonArray();
        for (int group = 0; group < image.leaseHolder.length; group++) {
            int holder = image.leaseHolder[group];
            leases.add(new JsonObject().put("group", crane.groups().get(group))
                    .put("holder", holder < 0 || holder >= holders.size() ? null : holders.get(holder))
                    .put("epoch", image.leaseEpoch[group]));
        }
        return leases;
    }

    private static @Nullable JsonObject job(StatusImage image, Optional<WorkInstruction> active) {
        if (image.jobNumber == 0) {
            return null;
        }
        return new JsonObject().put("workInstructionId", WorkOrder.text(image.order.jobId))
                .put("containerId", WorkOrder.text(image.order.containerId)).put("jobNumber", image.jobNumber)
                .put("state", image.jobState.name()).put("phase", image.jobPhase.name())
                .put("step", active.map(WorkInstruction::step).orElse("")).put("hold", image.hold.name())
                .put("holdText", image.hold == HoldReason.NONE ? "" : Explanation.of(image.hold))
                .put("from", active.map(WorkInstruction::from).orElse(""))
                .put("to", active.map(WorkInstruction::to).orElse("")).put("pickAcrossM", image.order.pickAcrossM)
                .put("pickHeightM", image.order.pickHeightM).put("placeAcrossM", image.order.placeAcrossM)
                .put("placeHeightM", image.order.placeHeightM)
                .put("planElapsedS", known(image.planElapsedS)).put("planDurationS", known(image.planDurationS));
    }

    /** A number that JSON can say; null when it is not known. */
    private static @Nullable Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static JsonArray heights(StatusImage image) {
        JsonArray heights = new JsonArray();
        for (short cm : image.heightCm) {
            heights.add(cm / 100.0);
        }
        return heights;
    }

    static JsonObject workInstruction(WorkInstruction instruction) {
        return new JsonObject().put("workInstructionId", instruction.id()).put("containerId", instruction.containerId())
                .put("from", instruction.from()).put("to", instruction.to()).put("massKg", instruction.massKg())
                .put("weighedKg", instruction.weighedKg().isPresent() ? instruction.weighedKg().getAsDouble() : null)
                .put("jobNumber", instruction.jobNumber()).put("state", instruction.state().name())
                .put("phase", instruction.phase().name()).put("step", instruction.step())
                .put("hold", instruction.hold().name())
                .put("holdExplanation",
                        instruction.hold() == HoldReason.NONE ? "" : Explanation.of(instruction.hold()))
                .put("acceptedAt", instruction.acceptedAt().toString())
                .put("endedAt", instruction.endedAt().map(Object::toString).orElse(null));
    }

    JsonObject event(LoggedEvent logged, Optional<WorkInstruction> about) {
        return new JsonObject().put("sequence", logged.sequence()).put("time", logged.time().toString())
                .put("session", logged.sessionId()).put("tick", logged.tick()).put("kind", logged.event().kind.name())
                .put("severity", logged.severity().name()).put("axis", axisOf(logged)).put("text", logged.text())
                .put("workInstructionId", about.map(WorkInstruction::id).orElse(null));
    }

    private @Nullable String axisOf(LoggedEvent logged) {
        return switch (logged.event().kind) {
            case AXIS_STATE, LIMITER, BRAKE, FAULT_LATCHED, RESET_REFUSED ->
                logged.event().axis >= 0 && logged.event().axis < crane.axes().size()
                        ? crane.axes().get(logged.event().axis).name()
                        : null;
            default -> null;
        };
    }

    /** What the crane is. */
    JsonObject crane() {
        JsonArray axes = new JsonArray();
        crane.axes().forEach(axis -> axes.add(new JsonObject().put("axis", axis.name()).put("role", axis.role().name())
                .put("minM", axis.minPositionM()).put("maxM", axis.maxPositionM())
                .put("hardMinM", axis.hardMinPositionM())
                .put("hardMaxM", axis.hardMaxPositionM()).put("maxSpeedMps", axis.limits().speedMps())
                .put("maxAccelerationMps2", axis.limits().accelerationMps2())));
        return new JsonObject().put("id", crane.id()).put("periodMs", crane.periodNs() / 1e6).put("axes", axes)
                .put("groups", new JsonArray(crane.groups())).put("site", site())
                .put("suspensionHeightM", crane.pendulum().suspensionHeightM());
    }

    private JsonObject site() {
        JsonArray keepOuts = new JsonArray();
        crane.site().keepOuts().forEach(keepOut -> keepOuts.add(new JsonObject().put("name", keepOut.name())
                .put("fromM", keepOut.fromM()).put("toM", keepOut.toM()).put("topM", keepOut.topM())));
        return new JsonObject().put("bays", crane.site().bays()).put("firstBayM", crane.site().firstBayM())
                .put("bayPitchM", crane.site().bayPitchM()).put("rows", crane.site().rows())
                .put("firstRowM", crane.site().firstRowM()).put("rowPitchM", crane.site().rowPitchM())
                .put("deckM", crane.site().deckM()).put("tiers", crane.site().tiers())
                .put("lanesM", new JsonArray(crane.site().laneM())).put("chassisM", crane.site().chassisM())
                .put("containerHeightM", crane.site().containerHeightM())
                .put("containerWidthM", crane.site().containerWidthM()).put("keepOuts", keepOuts)
                .put("heightMapFirstM", crane.site().heightMap().firstM())
                .put("heightMapCellM", crane.site().heightMap().cellM());
    }
}
