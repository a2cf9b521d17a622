package org.openquay.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void aQuantileIsTheLeastValueThatSoManyDoNotExceed() {
        assertThat(Spread.of(IntStream.rangeClosed(1, 200).map(i -> 201 - i).asDoubleStream()))
                .isEqualTo(new Spread(100, 190, 198, 200));
        assertThat(Spread.of(DoubleStream.of(7))).isEqualTo(new Spread(7, 7, 7, 7));
        assertThat(Spread.of(DoubleStream.of(1, 2, 3))).isEqualTo(new Spread(2, 3, 3, 3));
        assertThat(Spread.of(DoubleStream.empty()).max()).isNaN();
    }
}
