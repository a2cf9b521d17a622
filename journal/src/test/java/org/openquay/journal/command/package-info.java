/** Commands and stops between real processes. */
@NullMarked
package org.openquay.journal.command;

import org.jspecify.annotations.NullMarked;
