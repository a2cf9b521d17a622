package org.openquay.api.drive;

/** How one exchange of words ended. */
public enum ExchangeResult {
    /** Written and read. */
    OK,
    /** Not complete at the deadline; the connection must be rebuilt. */
    TIMEOUT,
    /** The device answered with a protocol exception. */
    DEVICE_EXCEPTION,
    /** The answer is not one: wrong length, function, unit or transaction. The connection must be rebuilt. */
    PROTOCOL_ERROR,
    /** There is no connection, or it broke during the exchange. */
    DISCONNECTED;

    /** Whether the link must be closed and connected anew before it can be trusted again. */
    public boolean mustReconnect() {
        return this == TIMEOUT || this == PROTOCOL_ERROR || this == DISCONNECTED;
    }
}
