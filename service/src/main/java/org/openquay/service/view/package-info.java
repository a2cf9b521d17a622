/**
 * What the service knows of the crane: a projection of the journal, rebuilt at every start, never written back. One thread
 * follows the journal; everybody else reads immutable values.
 */
@NullMarked
package org.openquay.service.view;

import org.jspecify.annotations.NullMarked;
