/**
 * The closed loop on trial: many landings of the same plant under the same disturbances, each worked several ways, and
 * what the plant's truth says of them. Seeds, ways, measures and their summary live here; physics and control do not.
 */
@NullMarked
package org.openquay.app.study;

import org.jspecify.annotations.NullMarked;
