package org.openquay.journal.store;

import org.jspecify.annotations.Nullable;

/**
 * What stands at one place of a queue file: a record's bytes, checked against their checksum, or bytes that are none.
 *
 * @param epoch   number of the queue directory
 * @param file    name of the file
 * @param index   Chronicle Queue's index; not to be relied on behind damage in the same file
 * @param offset  where the frame begins
 * @param length  how many bytes stand there, frame included
 * @param record  the record, header included; null where there is none
 * @param problem what is wrong with the bytes; empty for a record
 */
public record Piece(int epoch, String file, long index, long offset, long length, byte @Nullable [] record,
        String problem) {}
