/**
 * The interface for terminal operating systems, users and roles, and the operator page. It reads the journal and
 * writes to its own command queue, and that is all: no drive, no kernel and no shared memory but the journal's
 * may come in.
 */
@NullMarked
package org.openquay.service;

import org.jspecify.annotations.NullMarked;
