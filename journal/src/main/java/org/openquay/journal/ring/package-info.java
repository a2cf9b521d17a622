/**
 * The ring in shared memory between everybody who records and the drain: claiming a slot, laying a record out in it, and
 * what must survive the process. Nothing here waits, and nothing here touches a disk once the ring is open.
 */
@NullMarked
package org.openquay.journal.ring;

import org.jspecify.annotations.NullMarked;
