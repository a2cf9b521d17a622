/** Wind: the filtered speed and what follows from it for motion. */
@NullMarked
package org.openquay.motion.wind;

import org.jspecify.annotations.NullMarked;
