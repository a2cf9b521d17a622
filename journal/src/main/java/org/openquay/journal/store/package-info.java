/**
 * Queue files on the disk: writing them through Chronicle Queue, and reading their bytes without it. What a record says
 * is not known here beyond its header.
 *
 * <p>A queue is a run of directories {@code queue}, {@code queue-2}, {@code queue-3} …, its epochs. A new one is begun
 * when the one before cannot be trusted to be appended to: an append failed, or a process died in the midst of one. Each
 * holds one file an hour.
 */
@NullMarked
package org.openquay.journal.store;

import org.jspecify.annotations.NullMarked;
