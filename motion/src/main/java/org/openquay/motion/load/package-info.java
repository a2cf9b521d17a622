/**
 * What hangs on the ropes: overload, slack rope, warning, weighing, and the load that hung when control started. It
 * restricts the hoist and says why; it is no certified overload cut-out.
 */
@NullMarked
package org.openquay.motion.load;

import org.jspecify.annotations.NullMarked;
