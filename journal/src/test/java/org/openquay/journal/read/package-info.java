/** Reading while another writes. */
@NullMarked
package org.openquay.journal.read;

import org.jspecify.annotations.NullMarked;
