package org.openquay.motion.authority;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.openquay.api.image.EventKind;
import org.openquay.api.image.OutputImage;
import org.openquay.api.status.StopKind;
import org.openquay.motion.Events;

class StopsTest {

    private final Stops stops = new Stops(2);
    private final OutputImage out = Events.sink();

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

    @Test
    void aChangedWordWithoutAKindCountsAsStop() {
        read(0, 0);
        read(word(1, StopKind.NONE), 0);

        assertThat(stops.inForce()).isEqualTo(StopKind.STOP);
    }

    @ParameterizedTest
    @CsvSource({"2,HALT", "2,STOP", "7,NONE", "0,STOP", "-1,HALT"})
    void aWordThatHidesAnotherCountsAsTheStrongestThatItCanHide(long sequence, StopKind kind) {
        read(0, 0);
        read(0, word(sequence, kind));

        assertThat(stops.inForce()).isEqualTo(StopKind.QUICK_STOP);
    }

    @Test
    void aCallForAStopIsNewForOneCycleAlsoWhenOneIsLatched() {
        read(0, 0);
        read(word(1, StopKind.STOP), 0);
        assertThat(stops.calledNow()).isTrue();
        read(word(1, StopKind.STOP), 0);
        assertThat(stops.calledNow()).isFalse();
        read(word(2, StopKind.STOP), 0);
        assertThat(stops.calledNow()).isTrue();
        read(word(3, StopKind.HALT), 0);
        assertThat(stops.calledNow()).isFalse();
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
        stops.readWords(new long[] {first, second}, out);
    }

    private static long word(long sequence, StopKind kind) {
        return sequence * 4 + kind.ordinal();
    }
}
