package org.openquay.app.replay;

import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;

/** Always there; every word it answers is another. */
public final class CountingLink implements DriveLink {
    private short answer;

    @Override
    public void connect(long deadlineNs) {
        // always there
    }

    @Override
    public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
        for (int i = 0; i < in.length; i++) {
            in[i] = answer++;
        }
        return ExchangeResult.OK;
    }

    @Override
    public String lastFailure() {
        return "";
    }

    @Override
    public void close() {
        // holds nothing
    }
}
