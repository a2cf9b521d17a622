/**
 * Re-execution of what a journal recorded: the same kernel, fed with the recorded inputs, must put out every recorded
 * output again, bit for bit. Reading a journal is not done here, nor is deciding what a difference means.
 */
@NullMarked
package org.openquay.app.replay;

import org.jspecify.annotations.NullMarked;
