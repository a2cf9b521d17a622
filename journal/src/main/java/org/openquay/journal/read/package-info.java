/**
 * Reading a journal: in order from anywhere, and following it while another process writes. Reads the queue files
 * themselves, read-only, so a copy of a journal on a read-only disk reads as well as a live one.
 */
@NullMarked
package org.openquay.journal.read;

import org.jspecify.annotations.NullMarked;
