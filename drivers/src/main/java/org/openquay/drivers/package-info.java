/**
 * Drive profiles and links. A profile is a pure state machine that knows what the words of a drive mean; a link
 * moves raw words and knows nothing of their meaning, and has no thread of its own. Only what both need to check a
 * description lives in this package itself. Decisions about motion may not come in.
 */
@NullMarked
package org.openquay.drivers;

import org.jspecify.annotations.NullMarked;
