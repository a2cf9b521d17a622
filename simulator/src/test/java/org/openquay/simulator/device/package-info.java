/** Holds the devices against their register tables, word by word. */
@NullMarked
package org.openquay.simulator.device;

import org.jspecify.annotations.NullMarked;
