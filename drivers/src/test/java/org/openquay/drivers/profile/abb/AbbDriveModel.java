package org.openquay.drivers.profile.abb;

/**
 * A drive as the register tables describe it, made to be as unforgiving as they allow: it takes levels where it could
 * wait for edges, starts at once after a reset if it finds itself commanded to run, and answers late.
 *
 * <p>Words travel every {@code exchangeCycles}; in between they stand still in both directions.
 */
final class AbbDriveModel {

    private static final int SPEED_STEP = 1000;
    private static final int EMERGENCY_STEP = 4000;

    private final int exchangeCycles;
    private int cycle;
    private int controlWord;
    private int reference;
    private int torqueReference;
    private int lastControlWord;

    private boolean inhibited;
    private boolean readyToRun;
    private boolean operating;
    private boolean off3;
    boolean tripped;
    boolean faultPersists;
    boolean remote = true;
    boolean ready = true;
    int speed;
    int resetEdges;
    /** Times that the drive began to follow a reference. */
    int starts;

    AbbDriveModel(int exchangeCycles) {
        this.exchangeCycles = exchangeCycles;
    }

    /** One cycle: takes the words written, and puts what is read of the drive into {@code in}. */
    void cycle(short[] out, short[] in) {
        if (cycle++ % exchangeCycles != 0) {
            step();
            return;
        }
        controlWord = Short.toUnsignedInt(out[0]);
        reference = out[1];
        torqueReference = out[2];
        step();
        in[0] = (short) statusWord();
        in[1] = (short) speed;
        in[2] = (short) (operating ? torqueReference : 0);
    }

    void trip() {
        tripped = true;
        readyToRun = false;
        operating = false;
    }

    private void step() {
        boolean edge = has(7) && (lastControlWord & 1 << 7) == 0;
        lastControlWord = controlWord;
        if (edge) {
            resetEdges++;
            tripped &= faultPersists;
        }
        if (!remote || !has(10)) {
            return;
        }
        off3 = !has(2) && (off3 || speed != 0 || operating);
        if (!has(1) || !has(2)) {
            inhibited |= !has(1) || speed == 0;
        } else if (!has(0)) {
            inhibited = false;
        }
        boolean on = has(0) && has(1) && has(2) && !inhibited && !tripped && ready;
        readyToRun = on;
        boolean wasOperating = operating;
        operating = on && has(3);
        starts += operating && !wasOperating ? 1 : 0;
        move();
    }

    private void move() {
        if (operating) {
            int target = has(4) && has(5) && has(6) ? reference : 0;
            speed += Math.clamp(target - speed, -SPEED_STEP, SPEED_STEP);
        } else {
            int step = off3 ? EMERGENCY_STEP : SPEED_STEP;
            speed -= Math.clamp(speed, -step, step);
        }
    }

    private int statusWord() {
        int word = remote ? 1 << 9 : 0;
        word |= tripped ? 1 << 3 : 0;
        word |= has(1) ? 1 << 4 : 0;
        word |= has(2) ? 1 << 5 : 0;
        word |= inhibited ? 1 << 6 : 0;
        word |= ready && !inhibited && !tripped ? 1 : 0;
        word |= readyToRun ? 1 << 1 : 0;
        word |= operating ? 1 << 2 : 0;
        return word;
    }

    private boolean has(int bit) {
        return (controlWord & 1 << bit) != 0;
    }
}
