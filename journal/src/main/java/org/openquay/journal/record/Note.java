package org.openquay.journal.record;

/** What a person should know about the recording itself or the parts around it, in one line. */
public record Note(RecordHeader header, String source, String text) implements Recorded {}
