/**
 * The driver service-provider interface: {@link DriveProfile} is what a drive's words mean, {@link DriveLink} is how
 * raw words travel. Providers are found with {@link java.util.ServiceLoader}, so that others add drives and buses
 * without touching ours. No bus, no library and no crane logic live here.
 */
@NullMarked
package org.openquay.api.drive;

import org.jspecify.annotations.NullMarked;
