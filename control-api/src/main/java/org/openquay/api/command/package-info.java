/**
 * Commands on their way into the kernel: one slot type that every source fills, and the doors they come through. Who
 * may say what is decided in the kernel, not here.
 */
@NullMarked
package org.openquay.api.command;

import org.jspecify.annotations.NullMarked;
