/**
 * JMH benchmarks: ours, the floor below which no implementation can go, and a peer, on the same work in one run.
 * Nothing here is shipped.
 */
@NullMarked
package org.openquay.benchmarks;

import org.jspecify.annotations.NullMarked;
