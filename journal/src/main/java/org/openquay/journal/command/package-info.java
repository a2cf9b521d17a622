/**
 * Commands and stops on their way from a gateway process to the control process: one queue and one stop word for each
 * writer. Nothing is authorised here; the kernel decides who may say what.
 */
@NullMarked
package org.openquay.journal.command;

import org.jspecify.annotations.NullMarked;
