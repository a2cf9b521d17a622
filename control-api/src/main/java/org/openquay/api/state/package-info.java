/**
 * The flat state image: how everything that the deterministic step remembers is saved, restored and compared. No
 * meaning of any value lives here.
 */
@NullMarked
package org.openquay.api.state;

import org.jspecify.annotations.NullMarked;
