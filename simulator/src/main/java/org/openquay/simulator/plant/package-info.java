/**
 * The physics of the virtual crane: motors, brakes, masses, ropes, load, wind and everything that can be touched, in
 * fixed steps of a millisecond, the same from the same seed on every machine. No word, register or clock is known here.
 */
@NullMarked
package org.openquay.simulator.plant;

import org.jspecify.annotations.NullMarked;
