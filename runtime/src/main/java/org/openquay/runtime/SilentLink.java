package org.openquay.runtime;

import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;

/** In place of a link that has nothing to exchange: reaches nobody, and is never troubled. */
final class SilentLink implements DriveLink {

    @Override
    public void connect(long deadlineNs) {
        // there is nobody
    }

    @Override
    public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
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
