/**
 * The HTTP and WebSocket door: contract, authentication, problems, telemetry, page. What a command means is decided in the
 * kernel, never here.
 */
@NullMarked
package org.openquay.service.api;

import org.jspecify.annotations.NullMarked;
