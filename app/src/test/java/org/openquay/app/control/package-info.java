/** The control process as it opens, goes on and ends when a part of it fails. */
@NullMarked
package org.openquay.app.control;

import org.jspecify.annotations.NullMarked;
