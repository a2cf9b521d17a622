/**
 * The subcommands of {@code openquay}: each reads its options, calls what does the work, and prints for people or, with
 * {@code --json}, for machines. No control, no physics and no file format live here.
 */
@NullMarked
package org.openquay.app.command;

import org.jspecify.annotations.NullMarked;
