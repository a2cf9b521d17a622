/**
 * Control and virtual crane together in virtual time, in one thread: everything but sockets, threads and the clock is the
 * real thing, and a seed reproduces a run. Scenarios and invariants live here; physics and control do not.
 */
@NullMarked
package org.openquay.app.simulate;

import org.jspecify.annotations.NullMarked;
