/**
 * Twistlocks and landed pins: what their corners say together, what the hoist and the twistlocks may do then, and how a
 * turn of the twistlocks is carried out. When to turn them is decided by a move or an operator.
 */
@NullMarked
package org.openquay.motion.spreader;

import org.jspecify.annotations.NullMarked;
