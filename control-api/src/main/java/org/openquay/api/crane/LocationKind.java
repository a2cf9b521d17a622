package org.openquay.api.crane;

/** Where a container can stand. */
public enum LocationKind {
    VESSEL, LANE
}
