package org.openquay.simulator.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.device.AbbState;
import org.openquay.simulator.plant.PlantDescription;

class InMemoryLinkTest {

    private static final long MS = 1_000_000;
    private static final RegisterBlock WRITE = new RegisterBlock(0, 3);
    private static final RegisterBlock READ = new RegisterBlock(0, 6);

    private final SimulatedCrane crane = new SimulatedCrane(SampleCrane.description(), PlantDescription.sample(),
            CargoPlan.none(), 1);
    private final VirtualTime time = new VirtualTime(crane, 42);
    private final InMemoryLink link = time.link(SampleCrane.TROLLEY_LINK, WRITE, READ);
    private final short[] out = {0x0476, 0, 0};
    private final short[] in = new short[6];

    @BeforeEach
    void connect() throws LinkException {
        link.connect(time.nowNs() + 100 * MS);
    }

    private long in(long milliseconds) {
        return time.nowNs() + milliseconds * MS;
    }

    @Test
    void wordsTravelBothWaysWithTheLatency() {
        link.disturb(Disturbance.latency(5 * MS, 0));
        link.begin(out, in(60));
        time.advance(4 * MS);
        assertThat(registers()[0]).isZero();
        assertThat(link.poll(in)).isNull();
        time.advance(MS);
        assertThat(registers()[0]).isEqualTo((short) 0x0476);
        time.advance(4 * MS);
        assertThat(link.poll(in)).isNull();
        time.advance(MS);
        assertThat(link.poll(in)).isEqualTo(ExchangeResult.OK);
        assertThat(link.answeredNs()).isEqualTo(10 * MS);
        assertThat(in[0]).as("read after its own write").isEqualTo((short) 0x0476);
    }

    private short[] registers() {
        short[] words = new short[6];
        crane.device(SampleCrane.TROLLEY_LINK).read(0, 6, words);
        return words;
    }

    @Test
    void readsWhatTheDeviceShowsWhenTheWordsArrive() {
        link.disturb(Disturbance.latency(5 * MS, 0));
        link.begin(out, in(60));
        time.advance(6 * MS);
        crane.drive(SampleCrane.TROLLEY).pretend(0x7777);
        time.advance(10 * MS);
        assertThat(link.poll(in)).isEqualTo(ExchangeResult.OK);
        assertThat(in[3]).isNotEqualTo((short) 0x7777);
    }

    @Test
    void exchangeLetsTheTimePassItself() {
        link.disturb(Disturbance.latency(3 * MS, 0));
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.OK);
        assertThat(time.nowNs()).isEqualTo(6 * MS);
        assertThat(crane.plant().timeNs()).isEqualTo(6 * MS);
    }

    @Test
    void silenceEndsAtTheDeadlineAndBreaksTheConnection() throws LinkException {
        link.disturb(Disturbance.SILENT);
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.TIMEOUT);
        assertThat(time.nowNs()).isEqualTo(60 * MS);
        link.disturb(Disturbance.NONE);
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.DISCONNECTED);
        link.close();
        link.connect(in(100));
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.OK);
    }

    @Test
    void anAnswerAfterTheDeadlineIsNone() {
        link.disturb(Disturbance.latency(40 * MS, 0));
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.TIMEOUT);
        assertThat(registers()[0]).as("though the words arrived").isEqualTo((short) 0x0476);
    }

    @Test
    void wordsOnTheirWayReachTheDeviceThoughTheConnectionBreaks() {
        link.disturb(Disturbance.latency(5 * MS, 0));
        link.begin(out, in(60));
        link.close();
        time.advance(6 * MS);
        assertThat(registers()[0]).isEqualTo((short) 0x0476);
    }

    @Test
    void unpluggedThereIsNoConnection() {
        link.begin(out, in(60));
        link.disturb(Disturbance.UNPLUGGED);
        assertThat(link.poll(in)).isEqualTo(ExchangeResult.DISCONNECTED);
        assertThatThrownBy(() -> link.connect(in(100))).isInstanceOf(LinkException.class)
                .hasMessage("no connection to trolley-drive");
        assertThat(link.lastFailure()).isEqualTo("no connection to trolley-drive");
    }

    @Test
    void aDeviceWithoutPowerTimesOut() {
        crane.drive(SampleCrane.TROLLEY).power(false);
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.TIMEOUT);
        assertThatThrownBy(() -> link.connect(in(100))).isInstanceOf(LinkException.class);
        assertThat(time.nowNs()).isEqualTo(160 * MS);
    }

    @Test
    void aRefusedAddressIsADeviceException() throws LinkException {
        InMemoryLink wrong = time.link(SampleCrane.TROLLEY_LINK, new RegisterBlock(2, 2), READ);
        wrong.connect(in(100));
        assertThat(wrong.exchange(new short[2], in, in(60))).isEqualTo(ExchangeResult.DEVICE_EXCEPTION);
        assertThat(wrong.exchange(new short[2], in, in(60))).isEqualTo(ExchangeResult.DEVICE_EXCEPTION);
    }

    @Test
    void brokenFramesAreRecognisedAndGarbageIsNot() throws LinkException {
        link.disturb(Disturbance.NONE.breaking(1));
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.PROTOCOL_ERROR);
        link.disturb(Disturbance.NONE.garbling(1));
        link.connect(in(100));
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.OK);
        assertThat(in[0]).isNotEqualTo((short) 0x0476);
    }

    @Test
    void losesTheGivenFractionHalfOfItBehindTheDevice() throws LinkException {
        link.disturb(Disturbance.NONE.losing(0.2));
        int lost = 0;
        int arrivedThough = 0;
        for (int i = 0; i < 2000; i++) {
            out[1] = (short) i;
            if (link.exchange(out, in, in(20)) == ExchangeResult.TIMEOUT) {
                lost++;
                arrivedThough += registers()[1] == (short) i ? 1 : 0;
                link.connect(in(20));
            }
        }
        assertThat(lost).isBetween(330, 470);
        assertThat(arrivedThough).isBetween(lost * 2 / 5, lost * 3 / 5);
    }

    @Test
    void withoutWordsTheDriveTripsInVirtualTimeToo() {
        assertThat(link.exchange(out, in, in(60))).isEqualTo(ExchangeResult.OK);
        time.advance(299 * MS);
        assertThat(crane.drive(SampleCrane.TROLLEY).state()).isNotEqualTo(AbbState.TRIPPED);
        time.advance(3 * MS);
        assertThat(crane.drive(SampleCrane.TROLLEY).state()).isEqualTo(AbbState.TRIPPED);
    }

    @Test
    void theSameSeedGivesTheSameRun() throws LinkException {
        List<Long> first = run(5);
        assertThat(run(5)).isEqualTo(first);
        assertThat(run(6)).isNotEqualTo(first);
    }

    private static List<Long> run(long seed) throws LinkException {
        PlantDescription plant = PlantDescription.sample();
        SimulatedCrane crane = new SimulatedCrane(SampleCrane.description(), plant, CargoPlan.none(), seed);
        crane.plant().wind().blow(10, 0.5);
        crane.plant().sway(0.05);
        VirtualTime time = new VirtualTime(crane, seed);
        InMemoryLink drive = time.link(SampleCrane.TROLLEY_LINK, WRITE, READ);
        InMemoryLink io = time.link(SampleCrane.IO_LINK, new RegisterBlock(0, 2), new RegisterBlock(100, 16));
        InMemoryLink scanner = time.link(SampleCrane.SCANNER_LINK, RegisterBlock.NONE, new RegisterBlock(200, 96));
        drive.disturb(Disturbance.latency(MS, 10 * MS).losing(0.05).garbling(0.05));
        List<Long> seen = new ArrayList<>();
        short[] words = new short[96];
        for (int i = 0; i < 300; i++) {
            int word = i < 5 ? 0x0476 : i < 10 ? 0x0477 : 0x047F;
            ExchangeResult result = drive.exchange(new short[] {(short) word, 4000, 0}, words, time.nowNs() + 60 * MS);
            if (result.mustReconnect()) {
                drive.connect(time.nowNs() + 60 * MS);
            }
            seen.add((long) result.ordinal() << 32 | words[4]);
            io.connect(time.nowNs() + 60 * MS);
            io.exchange(new short[] {0, (short) i}, words, time.nowNs() + 60 * MS);
            seen.add((long) words[9] << 32 | words[14]);
            scanner.connect(time.nowNs() + 60 * MS);
            scanner.exchange(new short[0], words, time.nowNs() + 60 * MS);
            seen.add((long) words[50]);
            seen.add(crane.plant().fingerprint());
        }
        return seen;
    }
}
