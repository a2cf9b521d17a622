package org.openquay.journal;

import java.nio.charset.StandardCharsets;

import org.openquay.api.image.ImageShape;
import org.openquay.journal.identity.Sha256;

/**
 * What the records of one session were made by and from; recorded at its start and again in every file.
 *
 * @param craneId         the crane's name; 1 to 16 printable ASCII characters
 * @param productVersion  version of OpenQuay
 * @param configText      the crane file as it was read
 * @param codeFingerprint see {@code CodeFingerprint}
 * @param jvmIdentity     see {@code JvmIdentity}
 * @param bootId          see {@code BootId}
 * @param shape           sizes of the crane's images
 */
public record SessionInfo(String craneId, String productVersion, String configText, String codeFingerprint,
        String jvmIdentity, long bootId, ImageShape shape) {

    /** Longest crane id that a record has room for. */
    public static final int MAX_CRANE_ID = 16;

    public SessionInfo {
        if (craneId.isEmpty() || craneId.length() > MAX_CRANE_ID
                || !craneId.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "crane id '" + craneId + "' is not 1 to " + MAX_CRANE_ID + " printable ASCII characters");
        }
    }

    /** SHA-256 over the UTF-8 bytes of the crane file, hex. */
    public String configSha256() {
        return Sha256.hex(configText.getBytes(StandardCharsets.UTF_8));
    }
}
