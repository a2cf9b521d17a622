package org.openquay.api.drive;

/** State of a link as the cycle sees it. */
public enum LinkState {
    /** Never connected since start, or being rebuilt. */
    DOWN,
    /** Connected; words are exchanged. */
    UP
}
