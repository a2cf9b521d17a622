/** That every benchmark starts, and that floors and tables are what they say. Nothing here judges a time. */
@NullMarked
package org.openquay.benchmarks;

import org.jspecify.annotations.NullMarked;
