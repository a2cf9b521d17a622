/** The simulation itself: that it repeats, that it finds nothing, and that it would find what goes wrong. */
@NullMarked
package org.openquay.app.simulate;

import org.jspecify.annotations.NullMarked;
