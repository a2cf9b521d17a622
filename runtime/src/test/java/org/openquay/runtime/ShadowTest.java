package org.openquay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.OutputImage;
import org.openquay.api.journal.JournalSink;
import org.openquay.api.journal.LinkChange;
import org.openquay.api.state.StateImage;

class ShadowTest {

    private final List<Boolean> active = new ArrayList<>();
    private final List<Long> epochs = new ArrayList<>();
    private final List<Integer> wordsGiven = new ArrayList<>();

    private final class Sink implements JournalSink {

        @Override
        public boolean cycle(InputImage in, OutputImage out) {
            active.add(in.active);
            epochs.add(in.fencingEpoch);
            return true;
        }

        @Override
        public boolean snapshot(long tick, StateImage state) {
            return true;
        }

        @Override
        public void link(int link, LinkChange change, String cause) {
            // not asked here
        }

        @Override
        public long lostRecords() {
            return 0;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private final class Link implements DriveLink {

        @Override
        public void connect(long deadlineNs) {
            // always there
        }

        @Override
        public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
            wordsGiven.add(out.length);
            return ExchangeResult.OK;
        }

        @Override
        public String lastFailure() {
            return "";
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private void run(CraneControl.Builder parts) {
        List<DriveLink> links = new ArrayList<>();
        FakeCrane.CRANE.links().forEach(link -> links.add(new Link()));
        try (CraneControl control = parts.links(links).journal(new Sink()).open()) {
            for (int i = 0; i < 3; i++) {
                control.cycle();
                for (LinkPort link : control.links()) {
                    link.reconnect(Long.MAX_VALUE);
                    link.exchange(CycleClock.system());
                }
            }
        }
    }

    @Test
    void givesItsLinksNoWordToWriteAndRecordsThatItsOutputsAreInactive() {
        run(FakeCrane.control().shadow());

        assertThat(wordsGiven).hasSize(3 * FakeCrane.CRANE.links().size()).containsOnly(0);
        assertThat(active).containsExactly(false, false, false);
    }

    @Test
    void passesOverALinkThatOnlyWrites() throws Exception {
        LinkDescription lamp = new LinkDescription("lamp", "no-such-driver", "127.0.0.1", 1, 1, 20_000_000, 50_000_000,
                100_000_000, 0, new RegisterBlock(0, 1), RegisterBlock.NONE);

        DriveLink link = Drivers.links(List.of(lamp.readOnly()), true).getFirst();
        link.connect(0);

        assertThat(link.exchange(new short[0], new short[0], 0)).isEqualTo(ExchangeResult.OK);
        assertThatThrownBy(() -> Drivers.links(List.of(lamp))).hasMessageContaining("no-such-driver");
    }

    @Test
    void isAskedFor() {
        run(FakeCrane.control().fencingEpoch(7));

        assertThat(wordsGiven).contains(1);
        assertThat(active).containsExactly(true, true, true);
        assertThat(epochs).containsExactly(7L, 7L, 7L);
    }
}
