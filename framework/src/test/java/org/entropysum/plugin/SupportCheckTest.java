package org.entropysum.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entropysum.data.Dataset;
import org.entropysum.family.Categorical;
import org.entropysum.family.Dirichlet;
import org.entropysum.family.Gamma;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.Poisson;
import org.entropysum.family.ProductFamily;
import org.junit.jupiter.api.Test;

class SupportCheckTest {
    private static final Dataset PAIRS =
            Dataset.of("pairs", List.of("a", "b"), new double[] {0, 1, -1, 2, 3, 1.5, 0, 0, 2, 2});

    private static List<String> messages(List<Objection> objections) {
        return objections.stream().map(Objection::message).toList();
    }

    @Test
    void rowColumnAndValueAreNamed() {
        assertThat(messages(new SupportCheck(Poisson.of(2)).objections(PAIRS)))
                .containsExactly(
                        "data set pairs, row 2, column a: -1 cannot come from Poisson; expected 0, 1, 2, …",
                        "data set pairs, row 3, column b: 1.5 cannot come from Poisson; expected 0, 1, 2, …");
    }

    @Test
    void zeroHasNoDensityUnderGamma() {
        assertThat(messages(new SupportCheck(ProductFamily.of(GaussianFull.of(1), Gamma.of(1))).objections(PAIRS)))
                .containsExactly(
                        "data set pairs, row 4, column b: 0 cannot come from full Gaussian × gamma; expected real"
                                + " numbers | positive numbers");
    }

    @Test
    void realNumbersAreRealNumbers() {
        assertThat(new SupportCheck(GaussianFull.of(2)).objections(PAIRS)).isEmpty();
    }

    @Test
    void whatOnlyTheColumnsTogetherBreakIsToldOfTheRow() {
        Dataset halves = Dataset.of("halves", List.of("a", "b"), new double[] {0.5, 0.5, 0.5, 0.6});
        assertThat(messages(new SupportCheck(Dirichlet.of(2)).objections(halves)))
                .containsExactly(
                        "data set halves, row 2: its values together cannot come from Dirichlet; expected positive"
                                + " fractions that sum to 1");
    }

    @Test
    void manyAreCounted() {
        Dataset labels = Dataset.of("labels", List.of("label"), new double[] {3, 4, 5, 6, 7, 0});
        List<String> told = messages(new SupportCheck(Categorical.of(3)).objections(labels));
        assertThat(told).hasSize(4);
        assertThat(told.get(3)).isEqualTo("data set labels: 2 more rows have no density either");
    }
}
