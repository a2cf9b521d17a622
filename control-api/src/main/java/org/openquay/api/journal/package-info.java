/**
 * The door through which facts leave the control process. How they are stored is the journal module's affair, or an
 * embedder's.
 */
@NullMarked
package org.openquay.api.journal;

import org.jspecify.annotations.NullMarked;
