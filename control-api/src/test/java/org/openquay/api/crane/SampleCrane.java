package org.openquay.api.crane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sample crane {@code cranes/sts-65t.yaml} as a value, for the tests of modules that read no files. A test in
 * {@code app} holds the two equal.
 */
public final class SampleCrane {

    public static final int HOIST = 0;
    public static final int TROLLEY = 1;
    public static final int GANTRY = 2;

    public static final int HOIST_LINK = 0;
    public static final int TROLLEY_LINK = 1;
    public static final int GANTRY_LINK = 2;
    public static final int IO_LINK = 3;
    public static final int SCANNER_LINK = 4;

    public static final int HEIGHT_CELLS = 96;

    private static final long MS = 1_000_000L;

    private SampleCrane() {}

    public static CraneDescription description() {
        return new CraneDescription("STS-01", 10 * MS, 100 * MS, List.of("crane"), axes(), drives(), links(), signals(),
                load(), new PendulumDescription(52.0, 0.14, 0.08, 0.2, 0.05),
                new SpreaderDescription(2.0, 2.44, 3.0, 0.25, 1.0, 0.4, 3), new WindDescription(15.0, 20.0, 3.0),
                site());
    }

    /** The sample crane with the levers that {@code docs/control/levers.md} gives it. */
    public static CraneDescription withLevers() {
        return withLevers(new LeversDescription(0.5, List.of(
                new LeverDescription(HOIST,
                        new LeverInput.Analog(-1000, 0, 1000, 0.08, new LeverCurve.TwoSlope(0.6, 0.25), 3.0), 0.06, 0.3,
                        0.1, 0.02),
                new LeverDescription(TROLLEY,
                        new LeverInput.Analog(-1000, 0, 1000, 0.08, new LeverCurve.Square(), 4.0), 0.06, 0.3, 0.1,
                        0.05),
                new LeverDescription(GANTRY, new LeverInput.Steps(List.of(0.1, 0.3, 0.75), 0.06), 0.1, 1.0, 0.2, 0))));
    }

    /** The sample crane with those levers, and signals for all of any kind. */
    public static CraneDescription withLevers(LeversDescription levers) {
        CraneDescription c = description();
        List<LinkDescription> links = new ArrayList<>(c.links());
        LinkDescription io = links.get(IO_LINK);
        links.set(IO_LINK, new LinkDescription(io.name(), io.driver(), io.host(), io.port(), io.unit(), io.periodNs(),
                io.deadlineNs(), io.staleNs(), io.watchdogNs(), io.write(), RegisterBlock.ofNumber(101, 20)));
        List<SignalDescription> signals = new ArrayList<>(c.signals());
        signals.add(number(SignalRole.LEVER, HOIST, 16, SignalType.INT16, 1.0));
        signals.add(number(SignalRole.LEVER, TROLLEY, 17, SignalType.INT16, 1.0));
        signals.add(bit(SignalRole.LEVER_PLUS, GANTRY, 18, 0, false));
        signals.add(bit(SignalRole.LEVER_MINUS, GANTRY, 18, 1, false));
        signals.add(bit(SignalRole.LEVER_STEP_2, GANTRY, 18, 2, false));
        signals.add(bit(SignalRole.LEVER_STEP_3, GANTRY, 18, 3, false));
        signals.add(bit(SignalRole.SPEED_UP, GANTRY, 18, 4, false));
        signals.add(bit(SignalRole.SPEED_DOWN, GANTRY, 18, 5, false));
        signals.add(bit(SignalRole.INCH_PLUS, HOIST, 18, 6, false));
        signals.add(bit(SignalRole.INCH_MINUS, HOIST, 18, 7, false));
        signals.add(bit(SignalRole.INCH_PLUS, TROLLEY, 18, 8, false));
        signals.add(bit(SignalRole.INCH_MINUS, TROLLEY, 18, 9, false));
        signals.add(bit(SignalRole.CABIN_SELECTED, 0, 19, 0, false));
        signals.add(bit(SignalRole.CABIN_ENABLED, 0, 19, 1, false));
        signals.add(bit(SignalRole.MICRO_SPEED, 0, 19, 2, true));
        return new CraneDescription(c.id(), c.periodNs(), c.maxLatenessNs(), c.groups(), c.axes(), c.drives(), links,
                signals, c.load(), c.pendulum(), c.spreader(), c.wind(), c.site(), levers);
    }

    private static List<AxisDescription> axes() {
        return List.of(
                new AxisDescription("hoist", AxisRole.HOIST, 0, -18.0, 45.0, -18.8, 46.0, 3.0, 0.5,
                        new MotionLimits(3.0, 0.75, 1.2, 1.8, 1.0), 0.02,
                        new BrakeDescription(BrakeOwner.CONTROL, 0.6, 0.8, 0.2, 0.15, 1.0, 0.02, 2.0)),
                new AxisDescription("trolley", AxisRole.TROLLEY, 0, -47.0, 63.0, -48.5, 64.5, 3.0, 0.8,
                        new MotionLimits(4.0, 0.8, 0.8, 1.2, 0.6), 0.02,
                        new BrakeDescription(BrakeOwner.DRIVE, 0.6, 0.8, 0.2, 0.0, 1.0, 0.02, 5.0)),
                new AxisDescription("gantry", AxisRole.GANTRY, 0, -60.0, 120.0, -62.0, 122.0, 5.0, 0.2,
                        new MotionLimits(0.75, 0.125, 0.125, 0.25, 0.3), 0.02,
                        new BrakeDescription(BrakeOwner.DRIVE, 0.6, 0.8, 0.2, 0.0, 1.0, 0.01, 5.0)));
    }

    private static List<DriveDescription> drives() {
        return List.of(new DriveDescription("hoist", "abb-drives", HOIST, HOIST_LINK, 3.0, 780_000, Map.of()),
                new DriveDescription("trolley", "abb-drives", TROLLEY, TROLLEY_LINK, 4.0, 100_000, Map.of()),
                new DriveDescription("gantry", "abb-drives", GANTRY, GANTRY_LINK, 0.75, 250_000, Map.of()));
    }

    private static List<LinkDescription> links() {
        return List.of(driveLink("hoist-drive", 15021), driveLink("trolley-drive", 15022),
                driveLink("gantry-drive", 15023),
                new LinkDescription("crane-io", "plc4x-modbus-tcp", "127.0.0.1", 15024, 1, 20 * MS, 50 * MS, 100 * MS,
                        200 * MS, RegisterBlock.ofNumber(1, 2), RegisterBlock.ofNumber(101, 16)),
                new LinkDescription("bay-scanner", "plc4x-modbus-tcp", "127.0.0.1", 15024, 1, 200 * MS, 300 * MS,
                        1000 * MS, 0, RegisterBlock.NONE, RegisterBlock.ofNumber(201, HEIGHT_CELLS)));
    }

    private static LinkDescription driveLink(String name, int port) {
        return new LinkDescription(name, "plc4x-modbus-tcp", "127.0.0.1", port, 1, 20 * MS, 50 * MS, 100 * MS, 300 * MS,
                RegisterBlock.NONE, RegisterBlock.NONE);
    }

    private static List<SignalDescription> signals() {
        List<SignalDescription> all = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            all.add(bit(SignalRole.BRAKE_RELEASE, axis, 0, axis, false));
        }
        all.add(bit(SignalRole.LOCK, 0, 0, 4, false));
        all.add(bit(SignalRole.UNLOCK, 0, 0, 5, false));
        all.add(bit(SignalRole.TRAVEL_WARNING, 0, 0, 6, false));
        all.add(number(SignalRole.HEARTBEAT, 0, 1, SignalType.UINT16, 1.0));
        for (int axis = 0; axis < 3; axis++) {
            all.add(number(SignalRole.POSITION, axis, 2 * axis, SignalType.INT32, 0.001));
        }
        for (int axis = 0; axis < 3; axis++) {
            all.add(bit(SignalRole.PRE_LIMIT_PLUS, axis, 6, 4 * axis, true));
            all.add(bit(SignalRole.PRE_LIMIT_MINUS, axis, 6, 4 * axis + 1, true));
            all.add(bit(SignalRole.END_LIMIT_PLUS, axis, 6, 4 * axis + 2, true));
            all.add(bit(SignalRole.END_LIMIT_MINUS, axis, 6, 4 * axis + 3, true));
        }
        for (int axis = 0; axis < 3; axis++) {
            all.add(bit(SignalRole.BRAKE_OPENED, axis, 7, 2 * axis, false));
            all.add(bit(SignalRole.BRAKE_CLOSED, axis, 7, 2 * axis + 1, false));
        }
        all.add(bit(SignalRole.SAFETY_CIRCUIT, 0, 7, 8, false));
        all.add(bit(SignalRole.OUTPUT_WATCHDOG_TRIPPED, 0, 7, 9, false));
        all.add(bit(SignalRole.SLACK_ROPE, 0, 7, 10, true));
        for (int corner = 0; corner < 4; corner++) {
            all.add(bit(SignalRole.LANDED, corner, 8, corner, false));
        }
        for (int corner = 0; corner < 4; corner++) {
            all.add(bit(SignalRole.LOCKED, corner, 8, 4 + corner, false));
        }
        for (int corner = 0; corner < 4; corner++) {
            all.add(bit(SignalRole.UNLOCKED, corner, 8, 8 + corner, false));
        }
        for (int corner = 0; corner < 4; corner++) {
            all.add(number(SignalRole.LOAD_CELL, corner, 9 + corner, SignalType.UINT16, 10.0));
        }
        all.add(number(SignalRole.WIND_SPEED, 0, 13, SignalType.UINT16, 0.01));
        all.add(number(SignalRole.SWAY_ANGLE, 0, 14, SignalType.INT16, 0.0001));
        all.add(bit(SignalRole.SWAY_VALID, 0, 15, 0, false));
        for (int cell = 0; cell < HEIGHT_CELLS; cell++) {
            all.add(new SignalDescription(SignalRole.HEIGHT, cell, SCANNER_LINK, cell, SignalType.INT16, 0, false, 0.01,
                    0.0));
        }
        return all;
    }

    private static SignalDescription bit(SignalRole role, int index, int word, int bit, boolean inverted) {
        return new SignalDescription(role, index, IO_LINK, word, SignalType.BIT, bit, inverted, 1.0, 0.0);
    }

    private static SignalDescription number(SignalRole role, int index, int word, SignalType type, double scale) {
        return new SignalDescription(role, index, IO_LINK, word, type, 0, false, scale, 0.0);
    }

    private static LoadDescription load() {
        return new LoadDescription(65_000, 1.10, 0.90, 6_000, 15_000, 3.0, 1_180_000,
                new MotionLimits(1.5, 0.75, 1.0, 1.5, 0.75));
    }

    private static SiteDescription site() {
        return new SiteDescription(10, 0.0, 6.5, 18, 9.0, 2.5, 10.0, 6,
                List.of(-4.0, -8.5, -13.0, -17.5, -22.0, -26.5, -35.0, -39.5), 1.5, 2.59, 2.44,
                List.of(new KeepOut("waterside sill beam", -1.0, 1.0, 14.0),
                        new KeepOut("landside sill beam", -31.5, -29.5, 14.0)),
                new HeightMapDescription(-50.0, 1.25, HEIGHT_CELLS));
    }
}
