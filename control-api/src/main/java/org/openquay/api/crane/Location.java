package org.openquay.api.crane;

/**
 * A place for a container in the terminal's words.
 *
 * @param kind on the vessel or on a truck lane
 * @param bay  vessel bay (from 1), or for a lane the bay that the truck stands at
 * @param row  vessel row (from 1, waterwards), or the lane number (from 1, waterwards negative is not used)
 * @param tier tier above the vessel's deck (from 1); always 1 on a lane
 */
public record Location(LocationKind kind, int bay, int row, int tier) {

    /** {@code V-bay-row-tier} or {@code L-lane-bay}: the form that files, API and journal use. */
    @Override
    public String toString() {
        return switch (kind) {
            case VESSEL -> "V-%02d-%02d-%02d".formatted(bay, row, tier);
            case LANE -> "L-%02d-%02d".formatted(row, bay);
        };
    }

    /** Reads {@link #toString()}'s form. */
    public static Location parse(String text) {
        String[] part = text.split("-", -1);
        try {
            if (part.length == 4 && part[0].equals("V")) {
                return new Location(LocationKind.VESSEL, Integer.parseInt(part[1]), Integer.parseInt(part[2]),
                        Integer.parseInt(part[3]));
            }
            if (part.length == 3 && part[0].equals("L")) {
                return new Location(LocationKind.LANE, Integer.parseInt(part[2]), Integer.parseInt(part[1]), 1);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(malformed(text), e);
        }
        throw new IllegalArgumentException(malformed(text));
    }

    private static String malformed(String text) {
        return "location '" + text + "' is neither V-bay-row-tier (V-03-05-02) nor L-lane-bay (L-02-03)";
    }
}
