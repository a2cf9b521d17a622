/** Records of the journal in words: what an engineer reads at night. Nothing is decided or stored here. */
@NullMarked
package org.openquay.app.words;

import org.jspecify.annotations.NullMarked;
