/**
 * Files that people write: YAML with a published schema, and mistakes told by line, field, value and allowed range. What
 * the files mean is not known here.
 */
@NullMarked
package org.openquay.app.file;

import org.jspecify.annotations.NullMarked;
