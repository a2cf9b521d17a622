/**
 * The control kernel: trajectories, sway control, planner, axis and brake state machines, limits, interlocks,
 * load functions, authority and the execution of moves. Everything here is a pure function of state and input
 * image, so the same inputs give bit-identical outputs on every machine. No clock, thread, file, network or
 * logger may come in, and no library beside control-api.
 */
@NullMarked
package org.openquay.motion;

import org.jspecify.annotations.NullMarked;
