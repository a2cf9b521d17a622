package org.openquay.api.drive;

import org.openquay.api.crane.DriveDescription;

/** Makes {@link DriveProfile}s of one kind; registered as a service. */
public interface DriveProfileProvider {

    /** The name that crane files use, such as {@code abb-drives}. */
    String name();

    /**
     * A profile for that drive.
     *
     * @throws IllegalArgumentException naming parameter, value and allowed range, when the description does not fit
     */
    DriveProfile open(DriveDescription drive);
}
