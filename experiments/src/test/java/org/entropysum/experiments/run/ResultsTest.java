package org.entropysum.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsAbsent(double number) {
        CellResult cell = cell(number, Map.of("W", List.of(List.of(number, 1))));
        assertThat(cell.elbo()).isNull();
        assertThat(cell.bic()).isNull();
        assertThat(cell.entropies()).isEqualTo(Entropies.absent());
        assertThat(cell.terms()).containsExactly(new TermResult("prior", null, null));
        assertThat(cell.parts()).containsExactly(new TermResult("prior[0]", null, null));
        assertThat(cell.checks()).containsExactly(new CheckResult("elbo", null, null, null, null, "", null, false));
        assertThat(cell.trace()).containsExactly(new TracePoint(0, null, null, null, null, null, null, null, null));
        assertThat(cell.parameters()).hasToString("{W=[[null, 1.0]]}");
    }

    @Test
    void parametersAreCopiedAsDoublesInTheirOrder() {
        List<Object> means = new ArrayList<>(List.of(1, 2L, 3.5f));
        CellResult cell = cell(0, Map.of("means", means));
        means.clear();
        assertThat(cell.parameters()).containsEntry("means", List.of(1.0, 2.0, 3.5));
        assertThat(cell(0, Map.of("row", new double[] {1, 2})).parameters()).containsEntry("row", List.of(1.0, 2.0));
    }

    @Test
    void parametersCannotBeChanged() {
        Map<String, Object> parameters = cell(0, new HashMap<>(Map.of("a", 1))).parameters();
        assertThatThrownBy(() -> parameters.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aParameterThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> cell(0, Map.of("covariance", "full")))
                .hasMessage("parameter covariance is a String, not a number or a list of numbers");
    }

    @Test
    void aSuiteWithoutCellsHasNotPassed() {
        assertThat(new SuiteResult("empty", "", List.of(), List.of(), Map.of()).passed())
                .isFalse();
        assertThat(new SuiteResult("one", "", List.of(cell(0, Map.of())), List.of(), Map.of()).passed())
                .isTrue();
    }

    private static CellResult cell(double number, Map<String, Object> parameters) {
        return MadeResult.of("a")
                .elbo(number)
                .entropySum(number)
                .entropies(new Entropies(number, number, number, number))
                .gap(number)
                .directional(number)
                .bound(number)
                .gradientNorm(number)
                .logLikelihood(number)
                .degreesOfFreedom(3)
                .bic(number)
                .steps(10)
                .parameters(parameters)
                .terms(List.of(new TermResult("prior", number, number)))
                .parts(List.of(new TermResult("prior[0]", number, number)))
                .checks(List.of(new CheckResult("elbo", number, number, null, null, "", number, false)))
                .trace(List.of(new TracePoint(0, number, number, number, number, number, number, number, null)))
                .done();
    }
}
