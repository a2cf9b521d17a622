/**
 * What stands where when the virtual crane starts, and which trucks come: containers, stowage and truck calls. Plain
 * values; what happens to them is physics and happens in {@code org.openquay.simulator.plant}.
 */
@NullMarked
package org.openquay.simulator.cargo;

import org.jspecify.annotations.NullMarked;
