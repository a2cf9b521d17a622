/**
 * Commands on their way to the kernel, and the kernel's answers on their way back. Nothing is authorised here but the
 * sender's identity.
 */
@NullMarked
package org.openquay.service.command;

import org.jspecify.annotations.NullMarked;
