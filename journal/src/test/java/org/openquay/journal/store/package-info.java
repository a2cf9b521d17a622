/** Queue files and what guards them. */
@NullMarked
package org.openquay.journal.store;

import org.jspecify.annotations.NullMarked;
