package org.openquay.journal.verify;

import java.util.Arrays;

import org.openquay.journal.record.Producers;

/** What the verifier knows of one session so far. */
final class SessionState {

    /** The next record of a producer may have any number: records before it are missing, which was said already. */
    private static final long ANY = -1;

    final long sessionId;
    final String craneId;
    final long[] lastNumber = new long[Producers.MAX];
    boolean started;
    boolean beheaded;
    boolean ended;
    boolean cutOff;
    boolean anyTick;
    long lastTick;
    long records;

    SessionState(long sessionId, String craneId) {
        this.sessionId = sessionId;
        this.craneId = craneId;
    }

    void forgetNumbers() {
        Arrays.fill(lastNumber, ANY);
    }

    boolean knowsNumber(int producer) {
        return lastNumber[producer] != ANY;
    }
}
