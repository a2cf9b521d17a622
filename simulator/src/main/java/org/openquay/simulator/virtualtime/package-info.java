/**
 * The virtual crane without sockets and clocks: time passes when somebody says so, and the same words travel over links
 * in memory that are as slow, lossy or mute as a test wants. One thread; a seed reproduces a run.
 */
@NullMarked
package org.openquay.simulator.virtualtime;

import org.jspecify.annotations.NullMarked;
