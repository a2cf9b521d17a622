package org.openquay.journal.record;

import org.openquay.journal.SessionInfo;

/**
 * All that the records of a session need to be understood; the first record of every file, so seen again and again.
 *
 * @param header         header
 * @param info           what was given at start
 * @param configSha256   of the configuration, as it was recorded
 * @param startedWallNs  when the session started, ns since 1970
 * @param processId      process that records
 * @param vocabulary     constants of the enumerations at that time
 * @param schema         the schema that the records of this file are written by, XML
 */
public record SessionContext(RecordHeader header, SessionInfo info, String configSha256, long startedWallNs,
        long processId, Vocabulary vocabulary, String schema) implements Recorded {}
