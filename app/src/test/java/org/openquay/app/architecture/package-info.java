/**
 * Holds the shape of the whole code base: which room may use which, what the control path may not do, and how things
 * are named. Only rules about code live here; what the code does is tested beside it.
 */
@NullMarked
package org.openquay.app.architecture;

import org.jspecify.annotations.NullMarked;
