/** Holds links in memory and virtual time against what they promise. */
@NullMarked
package org.openquay.simulator.virtualtime;

import org.jspecify.annotations.NullMarked;
