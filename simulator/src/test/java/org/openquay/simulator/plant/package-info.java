/** Holds the physics against textbook results. */
@NullMarked
package org.openquay.simulator.plant;

import org.jspecify.annotations.NullMarked;
