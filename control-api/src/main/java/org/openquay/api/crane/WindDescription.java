package org.openquay.api.crane;

/**
 * Wind limits on the filtered wind speed.
 *
 * @param warningMps from here a warning, m/s
 * @param stopMps    from here no new motion and a controlled stop, m/s
 * @param filterS    time constant of the filter, s
 */
public record WindDescription(double warningMps, double stopMps, double filterS) {}
