/** Tests of the journal on real files, real shared memory and, where it matters, real processes. */
@NullMarked
package org.openquay.journal;

import org.jspecify.annotations.NullMarked;
