/**
 * Online trajectory generation: from any state of motion to any other in the least time that velocity,
 * acceleration and jerk limits allow, for one axis or for several in step. Pure functions of their arguments on
 * preallocated objects; what is asked for and cannot be done is refused by name. Nothing here knows of cranes,
 * sway, ticks or axes' states.
 */
@NullMarked
package org.openquay.motion.trajectory;

import org.jspecify.annotations.NullMarked;
