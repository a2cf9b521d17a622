/**
 * Child processes of this command: started with the right JVM options, watched, and never left running. What they do is
 * not known here.
 */
@NullMarked
package org.openquay.app.process;

import org.jspecify.annotations.NullMarked;
