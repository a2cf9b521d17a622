/**
 * The ABB Drives profile: what the words CW, REF1, REF2 and SW, ACT1, ACT2 of an ABB drive mean. The state tables are
 * {@link org.openquay.drivers.profile.abb.AbbStatus}, {@link org.openquay.drivers.profile.abb.AbbControlWord} and
 * {@link org.openquay.drivers.profile.abb.RunLock}, and the same tables stand in {@code docs/drives/abb.md}. No bus, no
 * clock and no decision about motion may come in.
 */
@NullMarked
package org.openquay.drivers.profile.abb;

import org.jspecify.annotations.NullMarked;
