/**
 * The crane's I/O between raw words and physical values, by the signal list of the crane file. No decision is made
 * here.
 */
@NullMarked
package org.openquay.motion.io;

import org.jspecify.annotations.NullMarked;
