/**
 * The cycle on a real clock: threads, mailboxes, deadlines, watchdog and snapshots. What decides about motion
 * lives in the kernel, and what a drive's words mean lives in its profile. Neither a protocol nor a file format
 * may come in: words enter through links, and facts leave through a journal sink.
 */
@NullMarked
package org.openquay.runtime;

import org.jspecify.annotations.NullMarked;
