/**
 * The control process: the crane file, the drivers, the journal, the command queues and the cycle put together, recovered
 * from what an earlier process recorded, and ended in good order.
 */
@NullMarked
package org.openquay.app.control;

import org.jspecify.annotations.NullMarked;
