package org.openquay.api.command;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.openquay.api.ControlPath;
import org.openquay.api.state.StateCursor;

/**
 * One container from one place to another, in a form that the kernel can hold without allocating.
 *
 * <p>Mutable slot. Text fields are ASCII, padded with zeros. Places are carried twice: as the terminal named them
 * (see {@link PackedLocation}), and as the coordinates they mean at this crane, whichever of
 * its axes will take the load there.
 */
public final class WorkOrder {

    public static final int JOB_ID_BYTES = 32;
    public static final int CONTAINER_ID_BYTES = 12;

    /** Unique id of the job, chosen by its sender. */
    public final byte[] jobId = new byte[JOB_ID_BYTES];
    /** Container number after ISO 6346. */
    public final byte[] containerId = new byte[CONTAINER_ID_BYTES];
    /** Where from and where to, packed. */
    public long from;
    public long to;
    /** Where the spreader lands to pick: across and along the quay, height, m. */
    public double pickAcrossM;
    public double pickAlongM;
    public double pickHeightM;
    /** Where the spreader sets down: across and along the quay, height, m. */
    public double placeAcrossM;
    public double placeAlongM;
    public double placeHeightM;
    /** Mass that the terminal expects, kg; 0 when unknown. */
    public double massKg;

    @ControlPath
    public void copyFrom(WorkOrder other) {
        System.arraycopy(other.jobId, 0, jobId, 0, JOB_ID_BYTES);
        System.arraycopy(other.containerId, 0, containerId, 0, CONTAINER_ID_BYTES);
        from = other.from;
        to = other.to;
        pickAcrossM = other.pickAcrossM;
        pickAlongM = other.pickAlongM;
        pickHeightM = other.pickHeightM;
        placeAcrossM = other.placeAcrossM;
        placeAlongM = other.placeAlongM;
        placeHeightM = other.placeHeightM;
        massKg = other.massKg;
    }

    @ControlPath
    public void clear() {
        Arrays.fill(jobId, (byte) 0);
        Arrays.fill(containerId, (byte) 0);
        from = 0;
        to = 0;
        pickAcrossM = 0;
        pickAlongM = 0;
        pickHeightM = 0;
        placeAcrossM = 0;
        placeAlongM = 0;
        placeHeightM = 0;
        massKg = 0;
    }

    @ControlPath
    public boolean sameJob(byte[] otherJobId) {
        return Arrays.equals(jobId, otherJobId);
    }

    @ControlPath
    public void exchange(StateCursor cursor) {
        cursor.values(jobId);
        cursor.values(containerId);
        from = cursor.value(from);
        to = cursor.value(to);
        pickAcrossM = cursor.value(pickAcrossM);
        pickAlongM = cursor.value(pickAlongM);
        pickHeightM = cursor.value(pickHeightM);
        placeAcrossM = cursor.value(placeAcrossM);
        placeAlongM = cursor.value(placeAlongM);
        placeHeightM = cursor.value(placeHeightM);
        massKg = cursor.value(massKg);
    }

    /** Fills a text field; the text must be printable ASCII of at most the field's length. */
    public static void text(byte[] field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > field.length || !text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not 1 to " + field.length + " printable ASCII characters");
        }
        Arrays.fill(field, (byte) 0);
        System.arraycopy(bytes, 0, field, 0, bytes.length);
    }

    /** Reads a text field. */
    public static String text(byte[] field) {
        int length = 0;
        while (length < field.length && field[length] != 0) {
            length++;
        }
        return new String(field, 0, length, StandardCharsets.US_ASCII);
    }
}
