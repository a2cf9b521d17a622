package org.openquay.api.image;

/**
 * The sizes of a crane's images.
 *
 * @param readWords   words read per link
 * @param writeWords  words written per link
 * @param axes        number of axes
 * @param drives      number of drives
 * @param groups      number of axis groups
 * @param stopWriters number of stop words
 * @param heightCells cells of the bay profile
 */
public record ImageShape(int[] readWords, int[] writeWords, int axes, int drives, int groups, int stopWriters,
        int heightCells) {

    /** Most commands that one cycle takes in; the others wait for the next. */
    public static final int MAX_COMMANDS = 8;
    /** Most events that one cycle puts out; more are counted and named as lost. */
    public static final int MAX_EVENTS = 64;
    /** Most constant-jerk segments of one axis in a plan. */
    public static final int MAX_SEGMENTS = 512;

    public ImageShape {
        if (readWords.length != writeWords.length) {
            throw new IllegalArgumentException("read and write words name different numbers of links: "
                    + readWords.length + " and " + writeWords.length);
        }
        readWords = readWords.clone();
        writeWords = writeWords.clone();
    }

    public int links() {
        return readWords.length;
    }
}
