/** Records as values. */
@NullMarked
package org.openquay.journal.record;

import org.jspecify.annotations.NullMarked;
