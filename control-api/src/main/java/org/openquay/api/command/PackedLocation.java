package org.openquay.api.command;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;

/** A {@link Location} as one number, for slots that must not hold references. */
public final class PackedLocation {

    private PackedLocation() {}

    /** Kind, bay, row and tier, 16 bits each, kind highest. */
    public static long of(Location at) {
        return (long) at.kind().ordinal() << 48 | (at.bay() & 0xFFFFL) << 32 | (at.row() & 0xFFFFL) << 16
                | at.tier() & 0xFFFFL;
    }

    public static Location unpack(long packed) {
        LocationKind[] kinds = LocationKind.values();
        int kind = (int) (packed >>> 48);
        if (kind >= kinds.length) {
            throw new IllegalArgumentException("packed location " + Long.toHexString(packed) + " has no such kind");
        }
        return new Location(kinds[kind], (int) (packed >>> 32) & 0xFFFF, (int) (packed >>> 16) & 0xFFFF,
                (int) packed & 0xFFFF);
    }
}
