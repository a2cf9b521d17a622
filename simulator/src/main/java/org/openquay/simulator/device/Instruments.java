package org.openquay.simulator.device;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.simulator.plant.Noise;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;
import org.openquay.simulator.plant.Twistlocks;

/** What the crane's sensors and switches show, in physical values, before anything becomes a word. */
public final class Instruments {

    private static final double GRAVITY_MPS2 = 9.81;

    private final Plant plant;
    private final PlantDescription.Sensors sensors;
    private final Noise noise;
    private final SwayCamera camera;
    private final SwayGyro gyro;
    private final BayScanner scanner;
    private final CabinDesk cabin;
    private boolean safetyCircuit = true;

    /** The instruments of that crane; what they add to the truth comes from the seed. */
    public Instruments(CraneDescription crane, PlantDescription description, Plant plant, long seed) {
        this.plant = plant;
        this.sensors = description.sensors();
        this.noise = new Noise(seed, "instruments");
        this.camera = new SwayCamera(plant, sensors, new Noise(seed, "camera"));
        this.gyro = new SwayGyro(plant, new Noise(seed, "gyro"));
        this.scanner = new BayScanner(plant, crane.site().heightMap(), sensors, new Noise(seed, "scanner"));
        this.cabin = new CabinDesk(crane);
    }

    /** One step, after the plant's. */
    public void step() {
        camera.step();
    }

    /** An emergency stop button is pressed (opens the circuit) or pulled. */
    public void emergencyStop(boolean pressed) {
        safetyCircuit = !pressed;
    }

    /** The safety circuit, which gives the drives their permission to run, is closed. */
    public boolean safetyCircuit() {
        return safetyCircuit;
    }

    /** Fault: something covers the lens of the sway sensor. */
    public void coverCamera(boolean on) {
        camera.cover(on);
    }

    /** The cabin's levers, switches and buttons. */
    public CabinDesk cabin() {
        return cabin;
    }

    /** State of a switch; true is what the role says, whatever the wiring. */
    boolean on(SignalRole role, int index) {
        return switch (role) {
            case PRE_LIMIT_PLUS -> plant.axis(index).preLimitPlus();
            case PRE_LIMIT_MINUS -> plant.axis(index).preLimitMinus();
            case END_LIMIT_PLUS -> plant.axis(index).endLimitPlus();
            case END_LIMIT_MINUS -> plant.axis(index).endLimitMinus();
            case BRAKE_OPENED -> plant.axis(index).brake().provenOpen();
            case BRAKE_CLOSED -> plant.axis(index).brake().provenClosed();
            case LANDED -> plant.landed(index);
            case LOCKED -> plant.twistlocks().locked(index);
            case UNLOCKED -> plant.twistlocks().unlocked(index);
            case SLACK_ROPE -> plant.slackRope();
            case SWAY_VALID -> camera.valid();
            case SAFETY_CIRCUIT -> safetyCircuit;
            case LEVER_PLUS, LEVER_MINUS, LEVER_STEP_2, LEVER_STEP_3, LEVER_STEP_4, LEVER_STEP_5, INCH_PLUS, INCH_MINUS,
                    SPEED_UP, SPEED_DOWN, CABIN_SELECTED, CABIN_ENABLED, MICRO_SPEED ->
                cabin.on(role, index);
            default -> throw new IllegalArgumentException(role + " is no switch of the virtual crane");
        };
    }

    /** Value of a sensor in the unit of the role. */
    double value(SignalRole role, int index) {
        return switch (role) {
            case POSITION -> plant.axis(index).positionM();
            case LOAD_CELL -> Math.max(0, plant.load().tensionN() / GRAVITY_MPS2 / Twistlocks.CORNERS
                    + sensors.loadCellNoiseKg() * noise.normal());
            case WIND_SPEED -> Math.max(0, plant.wind().speedMps() + sensors.windNoiseMps() * noise.normal());
            case SWAY_ANGLE -> camera.angleRad();
            case SWAY_RATE -> gyro.rateRadps();
            case HEIGHT -> scanner.heightM(index);
            case LEVER -> cabin.position(index);
            default -> throw new IllegalArgumentException(role + " is no sensor of the virtual crane");
        };
    }
}
