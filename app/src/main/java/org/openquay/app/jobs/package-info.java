/** Job lists: what stands on the vessel at the start, and which containers go where. How jobs are worked is not known here. */
@NullMarked
package org.openquay.app.jobs;

import org.jspecify.annotations.NullMarked;
