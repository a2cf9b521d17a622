package org.openquay.motion;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.status.Permission;

/** A test crane with levers, watched, and the words that tests of driving by hand share. */
final class CabinCrane {

    /** The cabin's number: the test crane has two writers with queues. */
    static final int CABIN = 2;
    static final double FULL = 1000;

    final TestCrane crane;
    final TestCabin cabin;

    CabinCrane() {
        this(SampleCrane.withLevers());
    }

    CabinCrane(CraneDescription description) {
        crane = new TestCrane(description);
        cabin = crane.plant.cabin;
        crane.watch(new CraneInvariants());
        crane.watch(new ReferenceWatch());
        crane.run(0.5);
    }

    /** Somebody sits down, holds the enabling device, and lets the levers be seen at neutral. */
    void sit() {
        cabin.occupy();
        crane.run(1);
    }

    void pull(int axis, double share) {
        cabin.lever[axis] = share * FULL;
    }

    double speedMps(int axis) {
        return crane.plant.drives[axis].speedMps;
    }

    double positionM(int axis) {
        return crane.plant.positionM[axis];
    }

    int holder() {
        return crane.status().leaseHolder[0];
    }

    /** The permission that is named first as missing for an axis towards plus. */
    Permission firstMissing(int axis) {
        return Permission.values()[Long.numberOfTrailingZeros(crane.status().axes[axis].missingPlus)];
    }

    void untilStandstill() {
        crane.run(0.3);
        crane.runUntil("standstill", 60, () -> Math.abs(speedMps(0)) < 0.02 && Math.abs(speedMps(1)) < 0.02
                && Math.abs(speedMps(2)) < 0.02);
    }

    /** How far the load swings to either side, m. */
    double swayM() {
        double lengthM = crane.plant.lengthM();
        double rate = crane.plant.swayRateRadps;
        double angle = crane.plant.swayRad;
        return lengthM * Math.sqrt(angle * angle + rate * rate * lengthM / 9.81);
    }
}
