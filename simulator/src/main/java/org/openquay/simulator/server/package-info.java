/**
 * The virtual crane as a process: its devices behind Modbus TCP servers, its plant stepped against the clock, its moves
 * written to a file.
 */
@NullMarked
package org.openquay.simulator.server;

import org.jspecify.annotations.NullMarked;
