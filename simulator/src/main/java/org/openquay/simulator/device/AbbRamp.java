package org.openquay.simulator.device;

import static org.openquay.simulator.device.AbbWords.RAMP_GO;
import static org.openquay.simulator.device.AbbWords.RAMP_IN;
import static org.openquay.simulator.device.AbbWords.RAMP_OUT;

import org.openquay.simulator.plant.AxisBody;
import org.openquay.simulator.plant.PlantDescription;

/** The drive's ramp between reference and speed loop, and what hard-wired limit switches do to it. */
final class AbbRamp {

    private final PlantDescription.Drive part;
    private final AxisBody axis;
    private double outMps;

    AbbRamp(PlantDescription.Drive part, AxisBody axis) {
        this.part = part;
        this.axis = axis;
    }

    /** Begins at the speed that the axis has. */
    void begin() {
        outMps = axis.speedMps();
    }

    /** At 0 while a closed brake holds the axis. */
    void hold() {
        outMps = 0;
    }

    void step(AbbStateMachine machine, double referenceMps, double stepS) {
        boolean operating = machine.state() == AbbState.OPERATION_ENABLED;
        double towardsMps = operating && machine.on(RAMP_IN) ? referenceMps : 0;
        double rateMps2 = switch (machine.state()) {
            case OPERATION_ENABLED -> part.rampMps2();
            case OFF1_ACTIVE -> part.stopRampMps2();
            default -> part.emergencyRampMps2();
        };
        if (axis.endLimitPlus() && Math.max(towardsMps, outMps) > 0
                || axis.endLimitMinus() && Math.min(towardsMps, outMps) < 0) {
            towardsMps = axis.endLimitPlus() ? Math.min(0, towardsMps) : Math.max(0, towardsMps);
            rateMps2 = part.emergencyRampMps2();
        } else if (operating && !machine.on(RAMP_OUT)) {
            outMps = 0;
            return;
        } else if (operating && !machine.on(RAMP_GO)) {
            return;
        }
        outMps += Math.clamp(towardsMps - outMps, -rateMps2 * stepS, rateMps2 * stepS);
    }

    double outMps() {
        return outMps;
    }
}
