package org.openquay.journal.record;

import org.openquay.api.journal.LinkChange;

/** What happened to a link: its index, the change, and a one-line cause. */
public record LinkChanged(RecordHeader header, int link, LinkChange change, String cause) implements Recorded {}
