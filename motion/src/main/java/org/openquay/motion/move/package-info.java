/**
 * Carrying a container from one place to another: the queue of work orders, the phases of a move, what holds it and how
 * it goes on. Demands motion of the axes; what an axis may do is decided there, and what the crane allows above.
 */
@NullMarked
package org.openquay.motion.move;

import org.jspecify.annotations.NullMarked;
