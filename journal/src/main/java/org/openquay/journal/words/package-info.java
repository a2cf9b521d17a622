/** Events and commands of the journal in the words of the trade, for consoles, pages and reports. Nothing is stored here. */
@NullMarked
package org.openquay.journal.words;

import org.jspecify.annotations.NullMarked;
