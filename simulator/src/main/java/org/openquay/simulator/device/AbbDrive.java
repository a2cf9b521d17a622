package org.openquay.simulator.device;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.DriveDescription;
import org.openquay.simulator.plant.AxisBody;
import org.openquay.simulator.plant.Motor;
import org.openquay.simulator.plant.PlantDescription;

/**
 * A drive of the ABB Drives profile on a TCP adapter, classic register map: control word, REF1 (speed) and REF2 (torque
 * added behind the speed controller) at 0 to 2, status word, ACT1 (speed) and ACT2 (torque) at 3 to 5, some parameters
 * above. It trips when nothing was written to the first three for its communication-loss time; reading does not count.
 *
 * <p>Stepped with the plant, under the same lock as reads and writes.
 */
public final class AbbDrive implements RegisterDevice {

    /** Fault codes of the drive; those of the brake are with its program. */
    public static final int COMMUNICATION_LOSS = 0x7510;
    /** At the torque limit without turning, or far above the rated torque for long: it works against a brake. */
    public static final int STALL = 0x7121;
    public static final int OVERSPEED = 0x7310;
    /** The ultimate limit switch. */
    public static final int EXTERNAL = 0x9081;

    private static final int CW = 0;
    private static final int REF1 = 1;
    private static final int REF2 = 2;
    private static final int SW = 3;
    private static final int REGISTERS = 6;
    private static final double ROUNDING_S = 1e-6;
    private static final double STANDING = 0.002;
    private static final double BLOCKED = 0.01;
    private static final double OVERLOAD = 1.5;
    private static final double OVERLOAD_S = 4.0;
    private static final double AT_SETPOINT = 0.02;
    private static final double OVERSPEED_AT = 1.15;

    private final double ratedMps;
    private final double watchdogS;
    private final double stallTripS;
    private final Motor motor;
    private final AxisBody axis;
    private final AbbStateMachine machine = new AbbStateMachine();
    private final AbbRamp ramp;
    private final AbbParameters parameters;
    private final @Nullable BrakeProgram brake;
    private final short[] register = new short[REGISTERS];

    /** References as they were when REMOTE_CMD was last there, fractions of rated. */
    private double heardSpeed;
    private double heardTorque;
    private double silentS;
    private boolean supervised;
    private boolean busError;
    private double blockedS;
    private double overloadedS;
    private boolean wasUltimate;
    private boolean permitted = true;
    private int faultCode;
    private boolean powered = true;
    private boolean local;
    private boolean frozen;
    private boolean alarm;
    private int pretendedStatus = -1;

    /**
     * A drive, switched on.
     *
     * @param drive     its description
     * @param axis      description of its axis
     * @param part      its own parameters
     * @param watchdogS communication-loss time, s; 0 for none
     * @param motor     its motor
     * @param body      what the motor moves
     * @param ownsBrake this drive runs the axis's brake where a drive owns it (the first one of the axis)
     */
    public AbbDrive(DriveDescription drive, AxisDescription axis, PlantDescription.Drive part, double watchdogS,
            Motor motor, AxisBody body, boolean ownsBrake) {
        this.ratedMps = drive.ratedSpeedMps();
        this.watchdogS = watchdogS;
        this.stallTripS = part.stallTripS();
        this.motor = motor;
        this.axis = body;
        this.ramp = new AbbRamp(part, body);
        this.parameters = new AbbParameters(watchdogS);
        this.brake = ownsBrake && axis.brake().owner() == BrakeOwner.DRIVE
                ? new BrakeProgram(axis.brake(), body.brake())
                : null;
    }

    /**
     * One step, before the plant's.
     *
     * @param runPermitted the hard-wired permission to run (safety circuit)
     */
    public void step(boolean runPermitted, double stepS) {
        permitted = runPermitted;
        supervise(stepS);
        boolean wasModulating = machine.state().modulating();
        decide();
        boolean modulating = machine.state().modulating();
        if (modulating && !wasModulating) {
            ramp.begin();
        }
        double addedTorque = heardTorque;
        if (brake != null) {
            boolean wanted = machine.state() == AbbState.OPERATION_ENABLED;
            int fault = brake.step(wanted, modulating, stands(), motor.torque(), stepS);
            if (fault != 0) {
                trip(fault);
            }
            addedTorque += brake.provingTorque();
        }
        if (!machine.state().modulating()) {
            motor.coast();
            publish();
            return;
        }
        if (brake != null && !brake.open()) {
            ramp.hold();
        } else {
            ramp.step(machine, heardSpeed * ratedMps, stepS);
        }
        motor.run(ramp.outMps(), addedTorque);
        publish();
    }

    private void decide() {
        boolean stopped = stands() && (brake == null || brake.closed());
        if (!powered) {
            machine.restart();
        } else if (local) {
            machine.stopLocally(stopped);
        } else {
            machine.step(register[CW], permitted, stopped);
            if ((register[CW] & AbbWords.REMOTE_CMD) != 0) {
                heardSpeed = Math.clamp(register[REF1] / AbbWords.SPEED_COUNTS, -1.0, 1.0);
                heardTorque = register[REF2] / AbbWords.TORQUE_COUNTS;
            }
            if (machine.state() != AbbState.TRIPPED) {
                faultCode = 0;
            }
        }
    }

    private boolean stands() {
        return Math.abs(axis.speedMps()) <= STANDING * ratedMps && Math.abs(ramp.outMps()) <= STANDING * ratedMps;
    }

    private void supervise(double stepS) {
        silentS += stepS;
        if (supervised && watchdogS > 0 && silentS > watchdogS + ROUNDING_S && powered && !local) {
            supervised = false;
            busError = true;
            trip(COMMUNICATION_LOSS);
        }
        boolean blocked = motor.atTorqueLimit() && Math.abs(axis.speedMps()) < BLOCKED * ratedMps;
        blockedS = blocked ? blockedS + stepS : 0;
        overloadedS = Math.abs(motor.torque()) > OVERLOAD ? overloadedS + stepS : 0;
        if (blockedS > stallTripS || overloadedS > OVERLOAD_S) {
            trip(STALL);
        }
        if (motor.modulating() && Math.abs(axis.speedMps()) > OVERSPEED_AT * ratedMps) {
            trip(OVERSPEED);
        }
        boolean ultimate = axis.ultimate();
        if (ultimate && !wasUltimate) {
            trip(EXTERNAL);
        }
        wasUltimate = ultimate;
    }

    private void publish() {
        if (frozen) {
            return;
        }
        double speed = axis.speedMps() / ratedMps;
        int status = machine.statusBits();
        boolean operating = machine.state() == AbbState.OPERATION_ENABLED;
        status |= operating && Math.abs(heardSpeed - speed) <= AT_SETPOINT ? AbbWords.AT_SETPOINT : 0;
        status |= local ? 0 : AbbWords.REMOTE;
        status |= Math.abs(speed) >= 1 ? AbbWords.ABOVE_LIMIT : 0;
        status |= permitted ? AbbWords.EXT_RUN_ENABLE : 0;
        status |= alarm ? AbbWords.ALARM : 0;
        status |= busError ? AbbWords.FBA_ERROR : 0;
        register[SW] = (short) (pretendedStatus >= 0 ? pretendedStatus : status);
        register[SW + 1] = AbbWords.counts(speed, AbbWords.SPEED_COUNTS);
        register[SW + 2] = AbbWords.counts(motor.torque(), AbbWords.TORQUE_COUNTS);
    }

    @Override
    public int read(int address, int count, short[] into) {
        if (!powered) {
            return NO_ANSWER;
        }
        for (int i = 0; i < count; i++) {
            if (address + i < REGISTERS) {
                into[i] = register[address + i];
            } else if (parameters.at(address + i)) {
                into[i] = parameters.value(address + i, faultCode);
            } else {
                return ILLEGAL_DATA_ADDRESS;
            }
        }
        return OK;
    }

    @Override
    public int write(int address, int count, short[] from) {
        if (!powered) {
            return NO_ANSWER;
        }
        if (address + count > SW) {
            return ILLEGAL_DATA_ADDRESS;
        }
        System.arraycopy(from, 0, register, address, count);
        supervised = true;
        silentS = 0;
        busError = false;
        return OK;
    }

    /** The contact that lets a brake of crane I/O open only while the drive modulates. */
    public boolean modulates() {
        return machine.state().modulating();
    }

    public AbbState state() {
        return machine.state();
    }

    /** Code of the fault that it tripped with, 0 for none. */
    public int faultCode() {
        return faultCode;
    }

    /** Fault: it trips with that code; the first one stays. */
    public void trip(int code) {
        if (powered && machine.state() != AbbState.TRIPPED) {
            faultCode = code;
            machine.trip();
        }
    }

    /** Somebody takes it over at its panel (it stops by ramp), or gives it back. */
    public void local(boolean on) {
        local = on;
        silentS = 0;
    }

    /** Fault: status and actual values stay as they are while the drive works on. */
    public void freeze(boolean on) {
        frozen = on;
    }

    /** A warning is pending, or not. */
    public void alarm(boolean on) {
        alarm = on;
    }

    /** Fault: shows this status word, whatever its state; a negative one ends the lie. */
    public void pretend(int statusWord) {
        pretendedStatus = statusWord;
    }

    /** Switches its supply off, which leaves it mute and without torque, or on, which leaves it inhibited. */
    public void power(boolean on) {
        powered = on;
        supervised = false;
        busError = false;
        faultCode = 0;
        local = false;
        heardSpeed = 0;
        heardTorque = 0;
        Arrays.fill(register, (short) 0);
        machine.restart();
    }
}
