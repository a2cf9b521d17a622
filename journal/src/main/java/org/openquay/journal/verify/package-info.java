/**
 * Verification: walks the bytes of every queue file of a journal and tells whether each record is intact, in its place
 * and accounted for.
 */
@NullMarked
package org.openquay.journal.verify;

import org.jspecify.annotations.NullMarked;
