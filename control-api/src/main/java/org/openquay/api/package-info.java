/**
 * The vocabulary and the contracts of crane control: crane description, axes, commands, refusals, images, events,
 * and the interfaces that a driver author, a journal or an embedding program implements. Only values and
 * interfaces live here, and only JSpecify's annotations are used. No behaviour of the crane, no thread, no clock,
 * no file and no network may come in.
 */
@NullMarked
package org.openquay.api;

import org.jspecify.annotations.NullMarked;
