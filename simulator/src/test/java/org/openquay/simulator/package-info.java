/** Drives the virtual crane by words alone, without driver and kernel: what a person with a bus analyser would do. */
@NullMarked
package org.openquay.simulator;

import org.jspecify.annotations.NullMarked;
