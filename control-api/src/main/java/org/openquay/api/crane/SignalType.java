package org.openquay.api.crane;

/** How a signal lies in the words of a link; 32-bit values have their high word first. */
public enum SignalType {
    BIT, INT16, UINT16, INT32
}
