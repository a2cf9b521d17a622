package org.openquay.simulator.plant;

import org.openquay.api.crane.CraneDescription;

/**
 * Spreader and container as one body on elastic ropes, in the plane of the trolley: a nonlinear pendulum of changing
 * length, which stands on what it is lowered onto. Ropes only pull. The pendulum reaches from the suspension to the
 * twistlock plane ({@code PendulumDescription.lengthM}).
 *
 * <p>In Cartesian coordinates, so that swinging, bouncing, slack ropes and landing are one motion: with taut, stiff ropes
 * it is {@code l·θ'' + 2·l'·θ' + g·sin θ + x''·cos θ = 0} plus wind and damping.
 */
public final class SuspendedLoad {

    static final double GRAVITY_MPS2 = 9.81;
    private static final double AIR_KGPM3 = 1.225;
    /** Guides pull the spreader onto the container with this stiffness, N/m. */
    private static final double GUIDE_NPM = 500_000;
    private static final double GUIDE_NSPM = 200_000;

    private final PlantDescription.Ropes ropes;
    private final PlantDescription.Load load;
    private final PlantDescription.Ground ground;
    private final double suspensionM;
    private final double emptyWeightN;
    private final double containerHeightM;

    private double massKg;
    private double depthM;
    private double dragKgpm;

    private double pivotM;
    private double pivotMps;
    private double xM;
    private double zM;
    private double xMps;
    private double zMps;
    private double ropeM;
    private double tensionN;

    SuspendedLoad(CraneDescription crane, PlantDescription plant) {
        this.ropes = plant.ropes();
        this.load = plant.load();
        this.ground = plant.ground();
        this.suspensionM = crane.pendulum().suspensionHeightM();
        this.emptyWeightN = load.emptyKg() * GRAVITY_MPS2;
        this.containerHeightM = crane.site().containerHeightM();
        carry(0);
    }

    /** Hangs still or swinging: as the ropes hold it, sway in rad, without sway speed. */
    void hang(double trolleyM, double hoistM, double swayRad) {
        double lengthM = suspensionM - hoistM + (massKg * GRAVITY_MPS2 - emptyWeightN) / stiffnessNpm(hoistM);
        pivotM = trolleyM;
        pivotMps = 0;
        xM = trolleyM + lengthM * StrictMath.sin(swayRad);
        zM = suspensionM - lengthM * StrictMath.cos(swayRad);
        xMps = 0;
        zMps = 0;
        ropeM = lengthM;
        pull(trolleyM, 0, hoistM, 0);
    }

    /** Takes a container's mass on, or (0) becomes the empty spreader. */
    void carry(double containerKg) {
        massKg = load.emptyKg() + containerKg;
        depthM = containerKg > 0 ? containerHeightM : 0;
        double areaM2 = load.spreaderDragM2() + (containerKg > 0 ? load.containerDragM2() : 0);
        dragKgpm = AIR_KGPM3 / 2 * load.dragCoefficient() * areaM2;
    }

    private double stiffnessNpm(double hoistM) {
        return ropes.stiffnessNpm() * (ropes.stiffnessLengthM() + ropes.runM())
                / (suspensionM - hoistM + ropes.runM());
    }

    /** Finds the ropes' tension. The drum's encoder is right for the empty spreader hanging still. */
    void pull(double trolleyM, double trolleyMps, double hoistM, double hoistMps) {
        pivotM = trolleyM;
        pivotMps = trolleyMps;
        double acrossM = xM - pivotM;
        double downM = suspensionM - zM;
        ropeM = Math.sqrt(acrossM * acrossM + downM * downM);
        double stretchM = ropeM - (suspensionM - hoistM);
        double stretchMps = (acrossM * (xMps - pivotMps) - downM * zMps) / ropeM + hoistMps;
        tensionN = Math.max(0,
                stiffnessNpm(hoistM) * stretchM + emptyWeightN + ropes.dampingNspm() * stretchMps);
    }

    /**
     * One step.
     *
     * @param windMps along the trolley axis, m/s
     * @param contact what it touches now
     * @param guideM  how far the guides pull the spreader, m; NaN without guides
     */
    void step(double windMps, Contact contact, double guideM, double stepS) {
        double acrossM = xM - pivotM;
        double downM = suspensionM - zM;
        double airMps = windMps - xMps;
        double swayNspm = 2 * ropes.swayDamping() * Math.sqrt(GRAVITY_MPS2 / ropeM) * massKg;
        double xN = -tensionN * acrossM / ropeM + dragKgpm * airMps * Math.abs(airMps);
        double zN = tensionN * downM / ropeM - massKg * GRAVITY_MPS2;
        double frictionN = 0;
        if (contact.standing()) {
            double bearingN = Math.max(0,
                    ground.contactStiffnessNpm() * contact.standingM - ground.contactDampingNspm() * zMps);
            zN += bearingN;
            frictionN = ground.friction() * bearingN;
        } else {
            xN -= swayNspm * (xMps - pivotMps);
        }
        if (contact.leaningM > 0) {
            xN += contact.pushedTowards * Math.max(0, ground.contactStiffnessNpm() * contact.leaningM
                    - ground.contactDampingNspm() * xMps * contact.pushedTowards);
        }
        if (!Double.isNaN(guideM)) {
            xN += GUIDE_NPM * guideM - GUIDE_NSPM * xMps;
            frictionN = 0;
        }
        double freeMps = xMps + xN / massKg * stepS;
        double heldMps = frictionN / massKg * stepS;
        xMps = Math.abs(freeMps) <= heldMps ? 0 : freeMps - Math.copySign(heldMps, freeMps);
        zMps += zN / massKg * stepS;
        xM += xMps * stepS;
        zM += zMps * stepS;
    }

    /** Position of its middle along the trolley axis, m. */
    public double positionM() {
        return xM;
    }

    /** Height of the twistlock plane above the rail, m. */
    public double heightM() {
        return zM;
    }

    /** Height of its lower edge, m. */
    public double bottomM() {
        return zM - depthM;
    }

    public double speedMps() {
        return xMps;
    }

    public double verticalMps() {
        return zMps;
    }

    /** Length of the pendulum, m. */
    public double ropeM() {
        return ropeM;
    }

    /** Tension of all ropes together, N. */
    public double tensionN() {
        return tensionN;
    }

    /** Part of the tension that pulls the trolley in plus direction, N. */
    double pullOnTrolleyN() {
        return tensionN * (xM - pivotM) / ropeM;
    }

    /** Part of the tension that bears down on the trolley, N. */
    double weightOnTrolleyN() {
        return tensionN * (suspensionM - zM) / ropeM;
    }

    /** Weight of the spreader that rests on something instead of hanging on the ropes, N. */
    double restingN() {
        return emptyWeightN - weightOnTrolleyN();
    }

    /** Mass on the ropes, spreader and container, kg. */
    public double massKg() {
        return massKg;
    }

    /** Tangent of the sway angle, cheaper than the angle. */
    double swayTangent() {
        return (xM - pivotM) / (suspensionM - zM);
    }

    /** Sway angle, positive when the load is ahead in plus direction, rad. */
    public double swayRad() {
        return StrictMath.atan2(xM - pivotM, suspensionM - zM);
    }

    /** Speed of the sway angle, rad/s. */
    public double swayRadps() {
        double acrossM = xM - pivotM;
        double downM = suspensionM - zM;
        return ((xMps - pivotMps) * downM + acrossM * zMps) / (acrossM * acrossM + downM * downM);
    }

    /** Amplitude that the sway would have from here, without wind, at the load, m. */
    public double swayAmplitudeM() {
        double angle = swayRad();
        double rate = swayRadps();
        return ropeM * StrictMath.sqrt(angle * angle + rate * rate * ropeM / GRAVITY_MPS2);
    }
}
