package org.openquay.api.journal;

/** What happened to a link. */
public enum LinkChange {
    CONNECTED, CONNECT_FAILED, EXCHANGE_FAILED, CLOSED
}
