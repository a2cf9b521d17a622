/**
 * Everything that goes into one step and everything that comes out of it, as preallocated images: what is recorded
 * before it acts, and what a replay feeds in and compares. No behaviour beyond copying lives here.
 */
@NullMarked
package org.openquay.api.image;

import org.jspecify.annotations.NullMarked;
