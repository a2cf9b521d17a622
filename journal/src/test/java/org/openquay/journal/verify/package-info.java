/** Verification of journals that were damaged on purpose. */
@NullMarked
package org.openquay.journal.verify;

import org.jspecify.annotations.NullMarked;
