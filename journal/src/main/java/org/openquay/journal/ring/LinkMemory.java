package org.openquay.journal.ring;

import org.openquay.api.ControlPath;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;

/** What the last record said of links and stop words, so that the next need not say it again. */
@ControlPath
final class LinkMemory {

    private final LinkState[] state;
    private final long[] sequence;
    private final long[] receivedNs;
    private final int[] timeouts;
    private final int[] reconnects;
    private final boolean[] neverReceived;
    private final long[] stopWords;

    LinkMemory(ImageShape shape) {
        state = new LinkState[shape.links()];
        sequence = new long[shape.links()];
        receivedNs = new long[shape.links()];
        timeouts = new int[shape.links()];
        reconnects = new int[shape.links()];
        neverReceived = new boolean[shape.links()];
        stopWords = new long[shape.stopWriters()];
    }

    /** Whether a reader cannot know what is in the image from the record before and this one's time. */
    boolean isNews(InputImage in, int index) {
        LinkInput link = in.links[index];
        long expectedAgeNs = neverReceived[index] ? Long.MAX_VALUE : in.nowNs - link.receivedNs;
        return link.state != state[index] || link.sequence != sequence[index] || link.receivedNs != receivedNs[index]
                || link.timeouts != timeouts[index] || link.reconnects != reconnects[index]
                || link.ageNs != expectedAgeNs;
    }

    boolean stopWordsAreNews(InputImage in) {
        for (int i = 0; i < stopWords.length; i++) {
            if (in.stopWords[i] != stopWords[i]) {
                return true;
            }
        }
        return false;
    }

    void remember(InputImage in) {
        for (int i = 0; i < state.length; i++) {
            LinkInput link = in.links[i];
            state[i] = link.state;
            sequence[i] = link.sequence;
            receivedNs[i] = link.receivedNs;
            timeouts[i] = link.timeouts;
            reconnects[i] = link.reconnects;
            neverReceived[i] = link.ageNs == Long.MAX_VALUE;
        }
        for (int i = 0; i < stopWords.length; i++) {
            stopWords[i] = in.stopWords[i];
        }
    }
}
