package org.openquay.journal.record;

import org.openquay.api.state.StateImage;

/**
 * The state of the step after the cycle that the header's tick names.
 *
 * @param header       header
 * @param stateVersion version of the layout of the state
 * @param state        the state
 */
public record SnapshotRecord(RecordHeader header, int stateVersion, StateImage state) implements Recorded {}
