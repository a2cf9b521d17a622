/**
 * The evaluation run: virtual crane, control and service as three processes, a job list worked through the service like a
 * terminal would, and a report of what the plant and the journal say about it. No control and no physics live here.
 */
@NullMarked
package org.openquay.app.run;

import org.jspecify.annotations.NullMarked;
