/**
 * The devices of the virtual crane as a fieldbus sees them: drives of the ABB Drives profile, and crane I/O with the bay
 * scanner. Written from the register tables and the crane's signal list; neither sockets nor clocks are known here.
 */
@NullMarked
package org.openquay.simulator.device;

import org.jspecify.annotations.NullMarked;
