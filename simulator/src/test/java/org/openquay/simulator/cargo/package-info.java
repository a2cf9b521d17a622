/** Holds cargo plans against what they promise. */
@NullMarked
package org.openquay.simulator.cargo;

import org.jspecify.annotations.NullMarked;
