/**
 * The virtual crane: the physics of the plant, and devices that speak the protocols of real ones on loopback, or
 * the same words in virtual time. It is written from the register tables, apart from the drivers, so that one
 * mistake cannot hide in both; neither the kernel nor the drivers may come in.
 */
@NullMarked
package org.openquay.simulator;

import org.jspecify.annotations.NullMarked;
