/** Journals that are made, altered and executed again; and what a new process may conclude from them. */
@NullMarked
package org.openquay.app.replay;

import org.jspecify.annotations.NullMarked;
