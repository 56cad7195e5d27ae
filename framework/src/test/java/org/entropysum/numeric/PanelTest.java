package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final double ROUNDING = 1e-13;

    private static Matrix random(int rows, int columns) {
        SplittableRandom random = new SplittableRandom((long) rows * columns);
        return Matrix.over(random.doubles((long) rows * columns, -1, 1).toArray(), rows, columns);
    }

    @Test
    void multipliesBlocksOfFewerColumnsInTheSameMemory() {
        Matrix left = random(3, 7);
        Panel block = Panel.of(7, 50);
        Panel product = Panel.of(3, 50);
        for (int columns : new int[] {50, 20, 31}) {
            Matrix right = random(7, columns);
            block.withColumns(columns).load(right.values(), 0, 7);
            product.withColumns(columns).setProduct(Panel.copyOf(left), block);
            assertThat(product.toMatrix().values())
                    .containsExactly(left.times(right).values(), within(ROUNDING));
        }
    }

    @Test
    void refusesMoreRowsThanThereIsRoomFor() {
        Panel panel = Panel.of(2, 5).withColumns(4);
        assertThatThrownBy(() -> panel.load(new double[12], 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a panel with room for 10 numbers cannot hold 3 rows of 4");
    }
}
