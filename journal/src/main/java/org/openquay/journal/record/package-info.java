/**
 * What a journal's records say, as values for whoever reads them: replay, service, command line. How they are laid out
 * in bytes is in {@code journal-schema.xml}; how they are stored is not known here.
 */
@NullMarked
package org.openquay.journal.record;

import org.jspecify.annotations.NullMarked;
