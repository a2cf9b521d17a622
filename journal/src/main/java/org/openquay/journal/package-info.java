/**
 * The record of every decision: the shared-memory ring, the drain into the queue, verification, the replay
 * reader, export, and the command queues between processes. What a record means for the crane is decided
 * elsewhere; nothing here may move anything.
 */
@NullMarked
package org.openquay.journal;

import org.jspecify.annotations.NullMarked;
