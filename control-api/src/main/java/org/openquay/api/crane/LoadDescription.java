package org.openquay.api.crane;

/**
 * What the hoist carries and how the load limits it.
 *
 * @param safeWorkingLoadKg   rated load under the spreader, kg
 * @param overloadFraction    hoisting stops above this fraction of the rated load
 * @param warningFraction     a warning from this fraction on
 * @param slackKg             below this sum of the load cells the ropes count as slack, kg
 * @param spreaderKg          headblock and spreader together, kg
 * @param emptySpeedMps       greatest hoist speed with the empty spreader, m/s
 * @param ratedPowerW         hoist power at the ropes; speed with load is power ÷ weight, W
 * @param laden               acceleration, deceleration and jerk at and above the rated load
 */
public record LoadDescription(double safeWorkingLoadKg, double overloadFraction, double warningFraction,
        double slackKg, double spreaderKg, double emptySpeedMps, double ratedPowerW, MotionLimits laden) {}
