package org.openquay.simulator.plant;

import java.util.List;

/**
 * What the physics of one crane needs to know and the control must not: the {@code plant} section of a crane file.
 * Names are those of the file; what stands here in seconds stands there in milliseconds.
 *
 * @param axes     mechanics of each axis, in the order of the crane's axes
 * @param drives   power part of each drive, in the order of the crane's drives
 * @param hoist    hoist machinery
 * @param ropes    hoist ropes
 * @param load     headblock, spreader and containers as bodies
 * @param spreader twistlocks, pins and guides
 * @param wind     wind to start with
 * @param sensors  what sensors add to the truth
 * @param ground   what can be touched, and how it answers
 * @param trucks   trucks on the lanes
 */
public record PlantDescription(List<Axis> axes, List<Drive> drives, Hoist hoist, Ropes ropes, Load load,
        Spreader spreader, Wind wind, Sensors sensors, Ground ground, Trucks trucks) {

    public PlantDescription {
        axes = List.copyOf(axes);
        drives = List.copyOf(drives);
    }

    /**
     * Mechanics of one axis.
     *
     * @param name            the axis
     * @param startM          position at the start, m
     * @param movedKg         mass that travels with the axis, without the load, kg; 0 for a hoist
     * @param rotatingKg      rotating parts as a mass at the axis, kg; 0 for a hoist, whose machinery says it
     * @param rollingFriction resistance as a fraction of the weight on the rails
     * @param ultimateM       distance from the hard-wired end limit to the ultimate switch that trips the axis, m
     * @param bufferM         distance from the hard-wired end limit to the mechanical buffer, m
     * @param brake           its brake
     */
    public record Axis(String name, double startM, double movedKg, double rotatingKg, double rollingFriction,
            double ultimateM, double bufferM, Brake brake) {}

    /**
     * A brake.
     *
     * @param openDelayS   from the release to the open brake, s
     * @param closeDelayS  from taking the release away to the holding brake, s
     * @param staticTorque what it holds, fraction of the rated torque of the axis's drives
     */
    public record Brake(double openDelayS, double closeDelayS, double staticTorque) {}

    /**
     * Power part and parameters of one drive.
     *
     * @param name              the drive
     * @param torqueLimit       greatest torque, fraction of rated
     * @param peakPowerW        greatest power at the axis, which lowers the torque at high speed, W
     * @param speedLagS         first-order lag of the speed loop, s
     * @param rampMps2          ramp that follows the reference, steeper than anything that control asks, m/s²
     * @param stopRampMps2      ramp of OFF1, m/s²
     * @param emergencyRampMps2 ramp of OFF3 and of the hard-wired end limits, m/s²
     * @param stallTripS        at the torque limit without turning for so long, the drive trips, s
     * @param efficiency        motor, gear and inverter together
     */
    public record Drive(String name, double torqueLimit, double peakPowerW, double speedLagS, double rampMps2,
            double stopRampMps2, double emergencyRampMps2, double stallTripS, double efficiency) {}

    /**
     * Hoist machinery; the rim of the drum moves as fast as the load.
     *
     * @param drumDiameterM    rope layer on the drum, m
     * @param gearRatio        motor turns per drum turn
     * @param motorInertiaKgm2 inertia on the motor's shaft, kg·m²
     * @param drumInertiaKgm2  inertia on the drum's shaft, kg·m²
     */
    public record Hoist(double drumDiameterM, double gearRatio, double motorInertiaKgm2, double drumInertiaKgm2) {

        /** All that turns, as a mass that moves with the rim of the drum, kg. */
        public double equivalentKg() {
            double radiusM = drumDiameterM / 2;
            return (motorInertiaKgm2 * gearRatio * gearRatio + drumInertiaKgm2) / (radiusM * radiusM);
        }
    }

    /**
     * Hoist ropes, all falls together. Stiffness goes with the inverse of the rope's length.
     *
     * @param stiffnessNpm     stiffness at {@code stiffnessLengthM} below the suspension, N/m
     * @param stiffnessLengthM the length it was given for, m
     * @param runM             rope per fall between drum and suspension, which stretches as well, m
     * @param dampingNspm      damping along the rope, N·s/m
     * @param swayDamping      damping of the sway by ropes and sheaves, fraction of critical
     * @param slackTensionN    tension below which the slack-rope switch operates, N
     */
    public record Ropes(double stiffnessNpm, double stiffnessLengthM, double runM, double dampingNspm,
            double swayDamping, double slackTensionN) {}

    /**
     * What hangs on the ropes.
     *
     * @param headblockKg      headblock, kg
     * @param spreaderKg       spreader, kg
     * @param dragCoefficient  drag coefficient of all of them
     * @param spreaderDragM2   area of the empty spreader against the wind along the trolley axis, m²
     * @param containerDragM2  area of a container, m²
     * @param containerLengthM length of a container, along the gantry axis, m
     * @param initialSwayRad   sway at the start, rad
     */
    public record Load(double headblockKg, double spreaderKg, double dragCoefficient, double spreaderDragM2,
            double containerDragM2, double containerLengthM, double initialSwayRad) {

        public double emptyKg() {
            return headblockKg + spreaderKg;
        }
    }

    /**
     * Spreader.
     *
     * @param twistlockTravelS time of the twistlocks from end to end, s
     * @param captureM         the guides pull the spreader onto a container that is off by no more than this, m
     * @param pinClearanceM    the landed pins go in when the spreader is off by no more than this, m
     * @param pinForceN        weight resting on the container that pushes the pins in, N
     */
    public record Spreader(double twistlockTravelS, double captureM, double pinClearanceM, double pinForceN) {}

    /**
     * Wind.
     *
     * @param meanMps      mean speed, m/s
     * @param directionRad where it blows to, 0 = along the trolley axis towards the water, rad
     * @param turbulence   standard deviation of the gusts, fraction of the mean
     * @param lengthScaleM length scale of the Kaimal spectrum, m
     */
    public record Wind(double meanMps, double directionRad, double turbulence, double lengthScaleM) {}

    /**
     * Sensors.
     *
     * @param swayDelayS     age of the sway angle, s
     * @param swayFrameS     time between two pictures of the sway sensor, s
     * @param swayNoiseRad   standard deviation of the sway angle, rad
     * @param swayDropoutPerS drop-outs of the sway sensor, 1/s
     * @param swayDropoutS   longest drop-out, s
     * @param loadCellNoiseKg standard deviation of one load cell, kg
     * @param windNoiseMps   standard deviation of the anemometer, m/s
     * @param scannerNoiseM  standard deviation of a height of the bay scanner, m
     * @param scannerPeriodS time between two profiles of the bay scanner, s
     */
    public record Sensors(double swayDelayS, double swayFrameS, double swayNoiseRad, double swayDropoutPerS,
            double swayDropoutS, double loadCellNoiseKg, double windNoiseMps, double scannerNoiseM,
            double scannerPeriodS) {}

    /**
     * Ground and contact.
     *
     * @param quayEdgeM           end of the quay along the trolley axis, m
     * @param waterM              height of the water beyond it, m
     * @param contactStiffnessNpm stiffness of whatever is landed on, N/m
     * @param contactDampingNspm  damping of it, N·s/m
     * @param friction            friction of steel on steel
     * @param collisionMps        touching something sideways faster than this is a collision, m/s
     * @param hardLandingMps      touching something downwards faster than this is a collision, m/s
     */
    public record Ground(double quayEdgeM, double waterM, double contactStiffnessNpm, double contactDampingNspm,
            double friction, double collisionMps, double hardLandingMps) {}

    /**
     * Trucks on the lanes.
     *
     * @param driveAwayS from the released or lifted container until the truck leaves, s
     * @param arriveS    from then until the next one stands there, s
     */
    public record Trucks(double driveAwayS, double arriveS) {}

    /** The plant of the sample crane {@code cranes/sts-65t.yaml}; a test in {@code app} holds the two equal. */
    public static PlantDescription sample() {
        return new PlantDescription(
                List.of(new Axis("hoist", 20.0, 0, 0, 0, 0.4, 0.8, new Brake(0.15, 0.20, 1.6)),
                        new Axis("trolley", -10.0, 50_000, 10_000, 0.008, 0.4, 0.8, new Brake(0.15, 0.20, 1.6)),
                        new Axis("gantry", 0.0, 1_400_000, 100_000, 0.006, 0.8, 1.5, new Brake(0.15, 0.20, 1.6))),
                List.of(new Drive("hoist", 2.0, 1_950_000, 0.060, 2.5, 1.2, 1.8, 0.5, 0.90),
                        new Drive("trolley", 1.8, 720_000, 0.080, 1.6, 0.8, 1.2, 0.5, 0.90),
                        new Drive("gantry", 1.6, 300_000, 0.150, 0.4, 0.125, 0.25, 0.5, 0.85)),
                new Hoist(0.75, 30.0, 30.0, 8.0), new Ropes(1_800_000, 30.0, 40.0, 30_000, 0.005, 20_000),
                new Load(6_000, 9_000, 1.3, 6.0, 16.0, 6.06, 0.0), new Spreader(0.8, 0.20, 0.03, 15_000),
                new Wind(0.0, 0.0, 0.15, 120.0), new Sensors(0.080, 0.020, 0.00087, 0.02, 0.2, 40.0, 0.1, 0.01, 0.2),
                new Ground(3.0, -3.0, 30_000_000, 600_000, 0.4, 0.15, 0.5), new Trucks(20.0, 15.0));
    }
}
