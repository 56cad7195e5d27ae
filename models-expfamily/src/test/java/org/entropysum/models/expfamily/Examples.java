package org.entropysum.models.expfamily;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.Beta;
import org.entropysum.family.Binomial;
import org.entropysum.family.Categorical;
import org.entropysum.family.Dirichlet;
import org.entropysum.family.Exponential;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Gamma;
import org.entropysum.family.GaussianDiagonal;
import org.entropysum.family.GaussianFull;
import org.entropysum.family.GaussianKnownCovariance;
import org.entropysum.family.GaussianKnownVariance;
import org.entropysum.family.GaussianSpherical;
import org.entropysum.family.Geometric;
import org.entropysum.family.LaplaceScale;
import org.entropysum.family.LogNormal;
import org.entropysum.family.Multinomial;
import org.entropysum.family.NegativeBinomial;
import org.entropysum.family.Poisson;
import org.entropysum.family.ProductFamily;
import org.entropysum.family.VonMises;
import org.entropysum.family.Weibull;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.TruncatedResponsibilities;
import org.entropysum.testkit.Draws;

/** Mixtures of every family, and data that were drawn from them. */
final class Examples {
    private static final Matrix COVARIANCE = Matrix.over(new double[] {2, 0.5, 0.5, 1}, 2, 2);

    private Examples() {}

    static Stream<ExponentialFamily> families() {
        return Stream.of(
                Bernoulli.of(3),
                Beta.of(2),
                Binomial.of(2, 7),
                Categorical.of(4),
                Dirichlet.of(3),
                Exponential.of(2),
                Gamma.of(2),
                Gamma.withBaseMeasure(1),
                GaussianDiagonal.of(2),
                GaussianFull.of(2),
                GaussianKnownCovariance.of(COVARIANCE.toArray()),
                GaussianKnownVariance.of(2, 0.5),
                GaussianSpherical.of(2),
                Geometric.of(2),
                LaplaceScale.of(2),
                LogNormal.of(2),
                Multinomial.of(3, 9),
                NegativeBinomial.of(2, 4),
                Poisson.of(2),
                VonMises.of(2),
                Weibull.of(1, 3),
                ProductFamily.of(Poisson.of(1), Gamma.of(1), Categorical.of(3)),
                ProductFamily.of(GaussianFull.of(2), VonMises.of(1)));
    }

    /** Rows drawn in turn from three members of a family. */
    static Dataset data(ExponentialFamily family, int rows) {
        UniformRandomProvider random = Draws.seeded(5);
        Matrix members = Draws.normal(3, family.parameterChart().size(), random);
        Matrix coordinates = Matrix.zeros(rows, members.columns());
        for (int n = 0; n < rows; n++) {
            System.arraycopy(
                    members.values(),
                    n % 3 * members.columns(),
                    coordinates.values(),
                    n * members.columns(),
                    members.columns());
        }
        Matrix eta = family.parameterChart().natural(coordinates);
        double[] values = Matrix.copyOf(family.sample(eta.toArray(), random)).values();
        List<String> columns =
                IntStream.range(0, family.eventSize()).mapToObj(d -> "x" + d).toList();
        return Dataset.of("drawn from " + family.name(), columns, values);
    }

    static ModelAssembly assembly(ExponentialFamily family, int count, Dataset data, String posterior) {
        Components components = new Components(family, count, Set.of());
        Mixture model = new Mixture(
                MixtureWeights.LEARNABLE, components, Theorem.PSEUDO_ENTROPY, MixtureStart.K_MEANS_PLUS_PLUS);
        return MixtureAssembly.of(
                model,
                switch (posterior) {
                    case "free-categorical" ->
                        FreeCategorical.of(model, data.shape().rows());
                    case "hard" -> TruncatedResponsibilities.hard(model);
                    case "truncated" -> TruncatedResponsibilities.of(model, 2);
                    default -> ExactEnumeration.of(model);
                });
    }
}
