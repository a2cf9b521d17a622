package org.openquay.api.drive;

import org.openquay.api.ControlPath;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.state.StateCursor;

/**
 * The meaning of one drive's words: a pure state machine between raw words and the drive's states.
 *
 * <p>Implementation notes: an instance belongs to one drive and runs inside the control cycle, so it obeys the rules
 * of {@link ControlPath}; it sees no clock, no bus and no other drive, and is re-executed at replay. Everything it
 * remembers passes through {@link #exchange}. Words are 16 bits, carried in {@code short}, starting at the given
 * offset.
 */
@ControlPath
public interface DriveProfile {

    /** Registers that each exchange reads. */
    RegisterBlock readBlock();

    /** Registers that each exchange writes; also those that re-arm the drive's communication watchdog. */
    RegisterBlock writeBlock();

    /** Decodes fresh words into {@code feedback}. Called once a cycle, only while the words are not stale. */
    void read(short[] words, int offset, DriveFeedback feedback);

    /** The words are stale: forget what must not be believed. Called instead of {@link #read}. */
    void stale();

    /** Advances the command side by one cycle and encodes the words to be written. */
    void write(DriveCommand command, short[] words, int offset);

    /** Saves or restores everything the profile remembers. */
    void exchange(StateCursor cursor);
}
