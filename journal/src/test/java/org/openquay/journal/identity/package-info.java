/** Fingerprints. */
@NullMarked
package org.openquay.journal.identity;

import org.jspecify.annotations.NullMarked;
