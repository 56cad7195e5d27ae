package org.entropysum.models.expfamily;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Draws;
import org.entropysum.verification.Criterion;
import org.entropysum.verification.CriterionAnswer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The solver, which knows the conditionals alone, agrees with the velocities of the charts that the criterion holds. */
class MixtureCriterionTest {
    private static final int ROWS = 30;

    static Stream<ExponentialFamily> families() {
        return Examples.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    void theCriterionHoldsForMixturesOfEveryFamily(ExponentialFamily family) {
        Dataset data = Examples.data(family, ROWS);
        ModelAssembly assembly = Examples.assembly(family, 2, data, "free-categorical");
        UniformRandomProvider random = Draws.seeded(6);
        Criterion criterion = Criterion.of(assembly, data, assembly.initial(data, random), random);
        assertThat(criterion.answer()).isEqualTo(CriterionAnswer.HOLDS);
    }
}
