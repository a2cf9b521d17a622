package org.openquay.motion.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.command.StopWords;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.StopKind;
import org.openquay.motion.Events;

class StopsTest {

    private final Stops stops = new Stops(2);
    private final OutputImage out = Events.sink();
    private long cycleNs = 1_000;

    @Test
    void takesTheWordsOfTheFirstCycleAsRead() {
        read(word(5, StopKind.QUICK_STOP), word(9, StopKind.STOP));

        assertThat(stops.inForce()).isEqualTo(StopKind.NONE);
    }

    @ParameterizedTest
    @EnumSource(value = StopKind.class, names = {"HALT", "STOP", "QUICK_STOP"})
    void aChangedWordIsAStopOfItsKind(StopKind kind) {
        read(0, 0);
        read(0, word(1, kind));

        assertThat(stops.inForce()).isEqualTo(kind);
        assertThat(Events.of(out, EventKind.STOP_LATCHED)).singleElement().satisfies(event -> {
            assertThat(event.writer).isEqualTo(1);
            assertThat(event.code).isEqualTo(kind.ordinal());
        });
    }

    @ParameterizedTest
    @CsvSource({"HALT,HALT,HALT", "STOP,HALT,STOP", "STOP,STOP,STOP", "QUICK_STOP,STOP,QUICK_STOP"})
    void whoCallsForAStopThatIsInForceAlreadyIsTold(StopKind first, StopKind second, StopKind inForce) {
        read(0, 0);
        read(0, word(1, first));
        read(word(1, second), word(1, first));

        assertThat(Events.of(out, EventKind.STOP_CALLED)).singleElement().satisfies(event -> {
            assertThat(event.writer).isZero();
            assertThat(event.code).isEqualTo(second.ordinal());
            assertThat(event.detail).isEqualTo(inForce.ordinal());
        });
    }

    /** Of one writer, or of two. */
    @Test
    void twoHaltsInOneCycleAreAHalt() {
        read(0, 0);
        read(word(2, StopKind.HALT), word(1, StopKind.HALT));

        assertThat(stops.inForce()).isEqualTo(StopKind.HALT);
        stops.releaseHalt();
        assertThat(stops.inForce()).isEqualTo(StopKind.NONE);
    }

    @ParameterizedTest
    @CsvSource({"HALT,STOP", "STOP,HALT", "HALT,QUICK_STOP", "QUICK_STOP,HALT", "STOP,QUICK_STOP", "QUICK_STOP,STOP"})
    void noStopHidesAnotherOfTheSameCycle(StopKind first, StopKind second) {
        read(0, 0);
        read(StopWords.next(word(1, first), second), 0);

        assertThat(stops.inForce()).isEqualTo(first.compareTo(second) > 0 ? first : second);
        stops.reset();
        assertThat(stops.halted()).isEqualTo(first == StopKind.HALT || second == StopKind.HALT);
    }

    @ParameterizedTest
    @EnumSource(value = StopKind.class, names = {"HALT", "STOP", "QUICK_STOP"})
    void aCountThatGoesAroundIsAStopOfItsKind(StopKind kind) {
        long most = word(StopWords.COUNT_MASK, kind);
        read(most, 0);
        read(StopWords.next(most, kind), 0);

        assertThat(StopWords.next(most, kind)).isEqualTo(StopWords.MARK);
        assertThat(stops.inForce()).isEqualTo(kind);
    }

    @Test
    void aWordInWhichNoCountChangedIsDamagedAndCountsAsTheStrongest() {
        read(0, 0);
        read(0, Long.MIN_VALUE);

        assertThat(stops.inForce()).isEqualTo(StopKind.QUICK_STOP);
    }

    /** As gateways wrote before stops were counted: a sequence that grows, and the kind in the two lowest bits. */
    @ParameterizedTest
    @EnumSource(value = StopKind.class, names = {"HALT", "STOP", "QUICK_STOP"})
    void aStopOfAnOlderGatewayCountsAsTheStrongestWhateverWasThereBefore(StopKind kind) {
        long[] before = {0, word(1, StopKind.HALT), word(5, StopKind.QUICK_STOP), 17 << 2 | 2};
        for (long word : before) {
            Stops fresh = new Stops(1);
            out.begin();
            fresh.readWords(new long[] {word}, 0, out);
            fresh.readWords(new long[] {(word >>> 2) + 1 << 2 | kind.ordinal()}, 1, out);

            assertThat(fresh.inForce()).as("after %x", word).isEqualTo(StopKind.QUICK_STOP);
        }
    }

    @ParameterizedTest
    @EnumSource(value = StopKind.class, names = {"HALT", "STOP", "QUICK_STOP"})
    void aStopOverAWordThatAnOlderGatewayLeftIsOfItsKind(StopKind kind) {
        long left = 17 << 2 | 3;
        read(left, 0);
        read(StopWords.next(left, kind), 0);

        assertThat(stops.inForce()).isEqualTo(kind);
    }

    /** Whatever is in force already, and of whatever kind. */
    @ParameterizedTest
    @EnumSource(value = StopKind.class, names = {"HALT", "STOP", "QUICK_STOP"})
    void whatWasIssuedBeforeTheLastCallDoesNotKnowOfIt(StopKind kind) {
        read(0, 0);
        assertThat(stops.calledSince(cycleNs - 1)).isFalse();
        read(word(1, StopKind.QUICK_STOP), 0);
        assertThat(stops.calledSince(cycleNs + 1)).as("in this cycle").isTrue();
        long firstNs = cycleNs;
        read(word(1, StopKind.QUICK_STOP), 0);
        assertThat(stops.calledSince(firstNs)).isTrue();
        assertThat(stops.calledSince(firstNs + 1)).isFalse();

        read(word(1, StopKind.QUICK_STOP), word(1, kind));
        long lastNs = cycleNs;
        read(word(1, StopKind.QUICK_STOP), word(1, kind));
        assertThat(stops.calledSince(firstNs + 1)).isTrue();
        assertThat(stops.calledSince(lastNs)).isTrue();
        assertThat(stops.calledSince(lastNs + 1)).isFalse();
    }

    @Test
    void theStopThatASessionBeginsWithIsCalledForInItsFirstCycle() {
        read(0, 0);
        stops.restarted();
        cycleNs = 5;
        read(0, 0);
        long beganNs = cycleNs;
        read(0, 0);

        assertThat(stops.calledSince(beganNs)).isTrue();
        assertThat(stops.calledSince(beganNs + 1)).isFalse();
    }

    @Test
    void anUnchangedWordIsNoNewStop() {
        read(0, 0);
        read(word(1, StopKind.STOP), 0);
        stops.reset();
        read(word(1, StopKind.STOP), 0);

        assertThat(stops.inForce()).isEqualTo(StopKind.NONE);
    }

    @ParameterizedTest
    @CsvSource({"HALT,STOP,STOP", "STOP,HALT,STOP", "STOP,QUICK_STOP,QUICK_STOP", "QUICK_STOP,STOP,QUICK_STOP",
        "QUICK_STOP,HALT,QUICK_STOP", "HALT,HALT,HALT"})
    void theStrongestCounts(StopKind first, StopKind second, StopKind inForce) {
        stops.stop(first, 0, out);
        stops.stop(second, 0, out);

        assertThat(stops.inForce()).isEqualTo(inForce);
    }

    @Test
    void aHaltUnderAStopOutlivesTheReset() {
        stops.stop(StopKind.HALT, 0, out);
        stops.stop(StopKind.STOP, 0, out);

        stops.reset();
        assertThat(stops.inForce()).isEqualTo(StopKind.HALT);
        stops.releaseHalt();
        assertThat(stops.inForce()).isEqualTo(StopKind.NONE);
    }

    @Test
    void takingAHaltBackLeavesTheLatchedStop() {
        stops.stop(StopKind.STOP, 0, out);
        stops.releaseHalt();

        assertThat(stops.latched()).isTrue();
    }

    @Test
    void aNewSessionBeginsStoppedAndTakesTheWordsAsRead() {
        read(0, 0);
        stops.restarted();
        assertThat(stops.inForce()).isEqualTo(StopKind.STOP);
        stops.reset();

        read(word(3, StopKind.QUICK_STOP), 0);

        assertThat(stops.inForce()).isEqualTo(StopKind.NONE);
    }

    private void read(long first, long second) {
        out.begin();
        cycleNs += 10;
        stops.readWords(new long[] {first, second}, cycleNs, out);
    }

    /** A word that counts so many stops of that kind. */
    private static long word(long count, StopKind kind) {
        return StopWords.MARK | count << 2 + (kind.ordinal() - 1) * StopWords.COUNT_BITS;
    }
}
