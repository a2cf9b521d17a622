package org.openquay.motion;

import static org.openquay.motion.TestCrane.OPERATOR;
import static org.openquay.motion.TestCrane.TERMINAL;

import java.util.Arrays;
import java.util.Random;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.status.StopKind;

/**
 * Does anything that anybody may do to the crane, sensible and not, and breaks things now and then; mends them after a
 * while. One seed, one history.
 */
final class RandomOperator {

    private static final CommandKind[] KINDS = CommandKind.values();
    private static final StopKind[] STOPS = StopKind.values();

    private final TestCrane crane;
    private final Random random;
    private final boolean breaks;
    private int jobs;
    private long mendTick = Long.MAX_VALUE;

    RandomOperator(TestCrane crane, long seed, boolean breaks) {
        this.crane = crane;
        this.breaks = breaks;
        random = new Random(seed);
    }

    /** What happens in one cycle, mostly nothing. */
    void act() {
        if (crane.in.tick >= mendTick) {
            mend();
        }
        int dice = random.nextInt(2000);
        if (dice < 40) {
            sensible(dice);
        } else if (dice < 60) {
            crane.send(anything());
        } else if (dice == 60) {
            crane.stopWord(random.nextInt(2), STOPS[random.nextInt(STOPS.length)]);
        } else if (breaks && dice == 61) {
            breakSomething();
        } else if (dice == 62) {
            crane.late((1 + random.nextInt(14)) * 10_000_000L);
        }
    }

    private void sensible(int dice) {
        int writer = random.nextInt(3) == 0 ? OPERATOR : TERMINAL;
        if (dice < 6) {
            crane.lease(writer);
        } else if (dice < 8) {
            crane.send(writer, CommandKind.RELEASE_LEASE);
        } else if (dice < 14) {
            crane.send(order(writer));
        } else if (dice < 24) {
            int axis = random.nextInt(3);
            double rated = crane.crane.axes().get(axis).limits().speedMps();
            crane.send(crane.jog(writer, axis, (random.nextDouble() * 2 - 1) * rated));
        } else if (dice < 27) {
            Command command = crane.command(writer, CommandKind.TWISTLOCKS);
            command.value = random.nextInt(3) - 1;
            crane.send(command);
        } else if (dice < 33) {
            crane.send(writer, CommandKind.RESET);
        } else if (dice < 37) {
            crane.send(writer, CommandKind.RESUME_JOB);
        } else if (dice < 38) {
            crane.send(writer, CommandKind.DECIDE_SUSPENDED_LOAD);
        } else {
            crane.send(writer, CommandKind.RELEASE_HALT);
        }
    }

    private Command order(int writer) {
        return crane.job(writer, "R" + ++jobs, place(), place(), random.nextBoolean() ? 0 : 20_000);
    }

    private Location place() {
        int bay = 1 + random.nextInt(3);
        return random.nextBoolean()
                ? new Location(LocationKind.VESSEL, bay, 1 + random.nextInt(18), 1 + random.nextInt(3))
                : new Location(LocationKind.LANE, bay, 1 + random.nextInt(8), 1);
    }

    /** A command of any kind with any values. */
    private Command anything() {
        Command command = order(random.nextInt(2));
        command.kind = KINDS[random.nextInt(KINDS.length)];
        command.axis = random.nextInt(5) - 1;
        command.group = random.nextInt(3) - 1;
        command.value = wild();
        if (random.nextInt(4) == 0) {
            command.leaseEpoch = random.nextInt(5);
            command.bootId = random.nextInt(3) == 0 ? 1 : TestCrane.BOOT;
            command.expiresNs += random.nextLong(2_000_000_000L) - 1_000_000_000L;
            command.order.massKg = wild();
            command.order.placeHeightM = wild();
            command.order.pickAcrossM = wild();
        }
        return command;
    }

    private double wild() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> 1e308;
            case 3 -> -0.0;
            case 4 -> Double.MIN_VALUE;
            default -> random.nextGaussian() * 20;
        };
    }

    private void breakSomething() {
        switch (random.nextInt(9)) {
            case 0 -> crane.plant.drives[random.nextInt(3)].tripped = true;
            case 1 -> crane.plant.drives[random.nextInt(3)].local = true;
            case 2, 3 -> crane.silent[random.nextInt(crane.silent.length)] = true;
            case 4 -> crane.plant.safetyClosed = false;
            case 5 -> crane.plant.windMps = 26;
            case 6 -> crane.plant.swayValid = false;
            case 7 -> crane.in.active = false;
            default -> crane.planning = false;
        }
        mendTick = crane.in.tick + 20 + random.nextInt(1500);
    }

    private void mend() {
        mendTick = Long.MAX_VALUE;
        for (TestDrive drive : crane.plant.drives) {
            drive.local = false;
        }
        Arrays.fill(crane.silent, false);
        crane.plant.safetyClosed = true;
        crane.plant.windMps = 4;
        crane.plant.swayValid = true;
        crane.in.active = true;
        crane.planning = true;
    }
}
