package org.entropysum.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
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
    void rowsAreCentredAndTheirSquaresAddUp() {
        for (int columns : new int[] {1, 5, 40}) {
            Matrix rows = random(30, columns);
            Panel panel = Panel.copyOf(rows);
            double[] sums = panel.columnSums();
            assertThat(sums).containsExactly(rows.columnSums().values(), within(ROUNDING));
            Panel squares = Panel.of(columns, columns);
            squares.setGram(panel, false);
            panel.subtractFromRows(sums);
            Matrix shifted = rows.copy().addToRows(rows.columnSums().scale(-1));
            assertThat(panel.toMatrix().values()).containsExactly(shifted.values(), within(ROUNDING));
            squares.setGram(panel, true);
            Matrix expected = rows.transposeTimes(rows).addScaled(1, shifted.transposeTimes(shifted));
            assertThat(squares.toSymmetricMatrix().values())
                    .containsExactly(expected.values(), within(30 * 30 * 30 * ROUNDING));
        }
    }

    @Test
    void someRowsAreReplacedAndTheOthersStay() {
        Matrix rows = random(6, 3);
        Panel panel = Panel.bordered(8, 3).load(rows.values(), 0, 6);
        double[] middle = new double[2 * 4];
        panel.storeRows(3, 2, middle);
        assertThat(middle).containsExactly(row(rows, 3, 1, row(rows, 4, 1)));
        panel.loadRows(1, 2, middle);
        double[] all = panel.toMatrix().values();
        assertThat(all).startsWith(row(rows, 0, 1, row(rows, 3, 1, row(rows, 4, 1, row(rows, 3, 1)))));
        assertThat(all).endsWith(row(rows, 4, 1, row(rows, 5, 1)));
        assertThatThrownBy(() -> panel.storeRows(5, 2, middle)).hasMessageContaining("rows 5 to 6");
        assertThatThrownBy(() -> panel.loadRows(-1, 2, middle)).hasMessageContaining("rows -1 to 0");
    }

    private static double[] row(Matrix rows, int row, double border, double... behind) {
        return DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(rows.row(row).values()), DoubleStream.of(border)),
                        Arrays.stream(behind))
                .toArray();
    }

    @Test
    void multipleOfAProductIsAdded() {
        Matrix left = random(9, 4);
        Matrix right = random(6, 4);
        Matrix before = random(9, 6);
        Panel panel = Panel.copyOf(before);
        panel.addProductTransposed(-2, Panel.copyOf(left), Panel.copyOf(right));
        assertThat(panel.toMatrix().values())
                .containsExactly(
                        before.addScaled(-2, left.timesTranspose(right)).values(), within(ROUNDING));
    }

    @Test
    void refusesMoreRowsThanThereIsRoomFor() {
        Panel panel = Panel.of(2, 5).withColumns(4);
        assertThatThrownBy(() -> panel.load(new double[12], 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a panel with room for 10 numbers cannot hold 3 rows of 4");
    }

    @Test
    void borderMultipliesByTheLastRowAndStays() {
        for (int columns : new int[] {3, 70}) {
            Matrix inputs = random(150, columns);
            Matrix weights = random(columns + 1, 6);
            Panel bordered = Panel.bordered(200, columns).load(inputs.values(), 0, 150);
            Panel outputs = Panel.bordered(200, 6);
            outputs.setProduct(bordered, Panel.copyOf(weights));
            assertThat(outputs.toMatrix().values())
                    .containsExactly(withOnes(withOnes(inputs).times(weights)).values(), within(ROUNDING));
            Panel back = Panel.of(6, columns + 1);
            back.setTransposedProduct(outputs, bordered, false);
            back.setTransposedProduct(outputs, bordered, true);
            Matrix expected = withOnes(inputs).times(weights).transposeTimes(withOnes(inputs));
            assertThat(back.toMatrix().values())
                    .containsExactly(expected.scale(2).values(), within(300 * ROUNDING));
        }
    }

    private static Matrix withOnes(Matrix matrix) {
        Matrix wider = Matrix.zeros(matrix.rows(), matrix.columns() + 1);
        java.util.Arrays.fill(wider.values(), 1);
        wider.setColumns(0, matrix);
        return wider;
    }

    @Test
    void addsAProductWithTheRightFactorTransposed() {
        Matrix left = random(4, 9);
        Matrix right = random(5, 9);
        Panel sum = Panel.copyOf(random(4, 5));
        sum.addProductTransposed(Panel.copyOf(left), Panel.copyOf(right));
        Matrix expected = random(4, 5).addScaled(1, left.timesTranspose(right));
        assertThat(sum.toMatrix().values()).containsExactly(expected.values(), within(ROUNDING));
    }

    @Test
    void refusesProductsThatDoNotFit() {
        Panel square = Panel.copyOf(random(3, 3));
        Panel wide = Panel.copyOf(random(2, 4));
        assertThatThrownBy(() -> square.setProduct(wide, square)).hasMessageContaining("A B of [2, 4] and [3, 3]");
        assertThatThrownBy(() -> square.setTransposedProduct(wide, square, false))
                .hasMessageContaining("Aᵀ B");
        assertThatThrownBy(() -> square.addProductTransposed(wide, square)).hasMessageContaining("A Bᵀ");
        assertThatThrownBy(() -> Panel.bordered(2, 2).withColumns(1)).hasMessageContaining("border");
    }
}
