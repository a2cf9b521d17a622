/**
 * Who may command: leases with epochs, the checks every command passes, live commands that end by themselves, and the
 * stops that need nobody's permission. What a command means for the crane is decided by the kernel above.
 */
@NullMarked
package org.openquay.motion.authority;

import org.jspecify.annotations.NullMarked;
