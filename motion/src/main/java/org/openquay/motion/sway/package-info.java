/**
 * The load on its ropes: the planner of transfers that leave no sway, and the closed loop that takes away what wind,
 * a wrong rope length or a start with sway left behind. Knows trolley, hoist and load; knows nothing of jobs, axes'
 * states, brakes or words.
 */
@NullMarked
package org.openquay.motion.sway;

import org.jspecify.annotations.NullMarked;
