/**
 * The cabin's levers: from what a lever's signals show to the speed that it asks of its axis, and what must be seen
 * before it counts. Each part is a pure function of its state and the cycle's values. Who may drive, and what an axis
 * makes of a demand, is decided elsewhere.
 */
@NullMarked
package org.openquay.motion.lever;

import org.jspecify.annotations.NullMarked;
