/**
 * The words in which the kernel says what is going on and why: states after PLCopen, modes after OPC 40020-1, job steps
 * after TIC 4.0; permissions, limiters, faults and refusals of our own. Only vocabulary lives here.
 */
@NullMarked
package org.openquay.api.status;

import org.jspecify.annotations.NullMarked;
