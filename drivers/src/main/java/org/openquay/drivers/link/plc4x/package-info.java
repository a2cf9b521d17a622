/**
 * Modbus TCP through Apache PLC4X, with the bounds and checks that PLC4X 0.13.1 lacks: a deadline of our own on every
 * wait, a guard in the pipeline that lets through nothing but the answer to the request, a channel that takes PLC4X's
 * threads with it when it goes. What is guarded against and why stands in {@code docs/drives/plc4x.md}. The meaning of
 * words and decisions about reconnecting may not come in.
 */
@NullMarked
package org.openquay.drivers.link.plc4x;

import org.jspecify.annotations.NullMarked;
