package org.openquay.api.drive;

import org.openquay.api.crane.LinkDescription;

/** Makes {@link DriveLink}s over one kind of bus; registered as a service. */
public interface DriveLinkProvider {

    /** The name that crane files use, such as {@code plc4x-modbus-tcp}. */
    String name();

    /**
     * An unconnected link; its blocks are those of the description. One without a write block makes a link that cannot
     * write.
     *
     * @throws IllegalArgumentException naming field, value and allowed range, when the description does not fit
     */
    DriveLink open(LinkDescription link);
}
