/**
 * The command line, the wiring and the packaging: the only place that names every implementation. What could be
 * used without a command line belongs in another module.
 */
@NullMarked
package org.openquay.app;

import org.jspecify.annotations.NullMarked;
