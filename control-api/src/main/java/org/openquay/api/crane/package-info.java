/**
 * The description of one crane as immutable values: what its file says, in SI units, already validated. Axes, drives,
 * links and signals are indexed lists; the words of the trade (hoist, trolley) appear only as roles. No file format
 * and no parsing live here.
 */
@NullMarked
package org.openquay.api.crane;

import org.jspecify.annotations.NullMarked;
