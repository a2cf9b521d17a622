package org.openquay.api.crane;

import java.util.Map;

/**
 * One drive of an axis.
 *
 * @param name          unique short name
 * @param profile       name of the {@code DriveProfileProvider} that understands its words
 * @param axis          index of the axis it moves
 * @param link          index of the link that carries its words
 * @param ratedSpeedMps axis speed at 100 % of the drive's speed scaling, m/s
 * @param ratedForceN   axis force at 100 % of the drive's torque scaling, N
 * @param parameters    further settings that only the profile knows, by name
 */
public record DriveDescription(String name, String profile, int axis, int link, double ratedSpeedMps,
        double ratedForceN, Map<String, String> parameters) {

    public DriveDescription {
        parameters = Map.copyOf(parameters);
    }
}
