package org.openquay.api.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateCursorTest {

    private enum Colour {
        RED, GREEN
    }

    private static final class Remembered {
        double positionM = 1.5;
        long count = 7;
        boolean open = true;
        Colour colour = Colour.GREEN;
        final short[] words = {1, -2, 3};

        void exchange(StateCursor cursor) {
            positionM = cursor.value(positionM);
            count = cursor.value(count);
            open = cursor.value(open);
            colour = cursor.value(colour, Colour.values());
            cursor.values(words);
        }
    }

    private final StateImage image = new StateImage(256);
    private final StateCursor cursor = new StateCursor();

    @Test
    void restoresWhatItSaved() {
        Remembered saved = new Remembered();
        saved.positionM = -0.0;
        saved.words[1] = Short.MIN_VALUE;
        save(saved);

        Remembered restored = new Remembered();
        restored.colour = Colour.RED;
        restored.open = false;
        assertThat(cursor.restore(StateImage.of(used()))).isTrue();
        restored.exchange(cursor);
        assertThat(cursor.end()).isTrue();

        assertThat(Double.doubleToRawLongBits(restored.positionM)).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(restored.colour).isEqualTo(Colour.GREEN);
        assertThat(restored.open).isTrue();
        assertThat(restored.words).containsExactly(1, Short.MIN_VALUE, 3);
    }

    @Test
    void equalStatesMakeEqualImages() {
        save(new Remembered());
        StateImage first = StateImage.of(used());
        save(new Remembered());
        assertThat(StateImage.of(used())).isEqualTo(first).hasSameHashCodeAs(first);
    }

    @Test
    void reportsAnImageThatIsTooSmall() {
        StateImage small = new StateImage(10);
        cursor.save(small);
        new Remembered().exchange(cursor);
        assertThat(cursor.end()).isFalse();
    }

    @Test
    void refusesAnImageOfAnotherVersion() {
        save(new Remembered());
        byte[] other = used();
        other[0]++;
        assertThat(cursor.restore(StateImage.of(other))).isFalse();
    }

    @Test
    void reportsAnImageThatIsNotWhollyConsumed() {
        save(new Remembered());
        byte[] longer = java.util.Arrays.copyOf(used(), image.length() + 4);
        cursor.restore(StateImage.of(longer));
        new Remembered().exchange(cursor);
        assertThat(cursor.end()).isFalse();
    }

    @Test
    void leavesAnEnumWhoseOrdinalIsUnknown() {
        cursor.save(image);
        cursor.value(99);
        cursor.end();
        cursor.restore(image);
        assertThat(cursor.value(Colour.RED, Colour.values())).isEqualTo(Colour.RED);
        assertThat(cursor.overrun()).isTrue();
    }

    private void save(Remembered remembered) {
        cursor.save(image);
        remembered.exchange(cursor);
        assertThat(cursor.end()).isTrue();
    }

    private byte[] used() {
        return java.util.Arrays.copyOf(image.bytes(), image.length());
    }
}
