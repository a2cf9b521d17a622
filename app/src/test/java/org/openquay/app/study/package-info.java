/** The study itself: that it repeats, that all ways meet the same disturbances, and that the bound deserves its name. */
@NullMarked
package org.openquay.app.study;

import org.jspecify.annotations.NullMarked;
