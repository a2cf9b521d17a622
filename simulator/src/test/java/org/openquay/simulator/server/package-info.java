/** Speaks to the virtual crane over real sockets, with a library's client and with bytes written by hand. */
@NullMarked
package org.openquay.simulator.server;

import org.jspecify.annotations.NullMarked;
