/**
 * Problems of motion in files and their answers in files: tables of trajectories as CSV, transfers as JSON, samples as
 * CSV, pictures as SVG. How a motion is found is not known here; that is the kernel's.
 */
@NullMarked
package org.openquay.app.plan;

import org.jspecify.annotations.NullMarked;
