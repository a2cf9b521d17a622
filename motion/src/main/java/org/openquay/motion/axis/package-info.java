/**
 * One axis: its PLCopen state machine, its reference from demand to drive, the limits that shape it, its brake and its
 * faults. What the crane as a whole wants is not decided here; it arrives as an {@link AxisDemand}.
 */
@NullMarked
package org.openquay.motion.axis;

import org.jspecify.annotations.NullMarked;
