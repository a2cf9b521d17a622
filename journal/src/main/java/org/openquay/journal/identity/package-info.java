/**
 * Who made a record: fingerprints of code and configuration, the Java virtual machine, and the boot of the machine.
 * Values only; nothing here is secret.
 */
@NullMarked
package org.openquay.journal.identity;

import org.jspecify.annotations.NullMarked;
