package org.entropysum.plugin.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.FamilyPlugin;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Objection;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exponential families that come with the framework: one line of a table each, and choices for use from Java. */
public final class Families {
    private static final FamilyEntry<CountSpec> BINOMIAL = FamilyEntry.of(
            "binomial",
            "successes in n trials, pseudo entropy n H(p)",
            CountSpec.class,
            (spec, columns) -> Binomial.of(columns, spec.trials()));

    private static final FamilyEntry<CountSpec> MULTINOMIAL = FamilyEntry.of(
            "multinomial",
            "counts of K categories in n trials, one count a column",
            CountSpec.class,
            (spec, columns) -> Multinomial.of(columns, spec.trials()));

    private static final FamilyEntry<NegativeBinomialSpec> NEGATIVE_BINOMIAL = FamilyEntry.of(
            "negative-binomial",
            "failures before the r-th success, r known",
            NegativeBinomialSpec.class,
            (spec, columns) -> NegativeBinomial.of(columns, spec.successes()));

    private static final FamilyEntry<CategoricalSpec> CATEGORICAL = FamilyEntry.of(
            "categorical",
            "one of K categories, as an index 0 … K−1 in each column",
            CategoricalSpec.class,
            (spec, columns) -> repeated(Categorical.of(spec.categories()), columns));

    private static final FamilyEntry<GammaSpec> GAMMA = FamilyEntry.of(
            "gamma",
            "positive numbers of shape k and rate r",
            GammaSpec.class,
            (spec, columns) -> spec.baseMeasure() ? Gamma.withBaseMeasure(columns) : Gamma.of(columns));

    private static final FamilyEntry<LaplaceSpec> LAPLACE = FamilyEntry.<LaplaceSpec>of(
                    "laplace",
                    "Laplace of scale b around a known location",
                    LaplaceSpec.class,
                    (spec, columns) -> LaplaceScale.around(locations(spec, columns)))
            .examinedBy((spec, columns) -> spec.location().isEmpty()
                    ? List.of()
                    : columnsAre(columns, spec.location().size(), "location"));

    private static final FamilyEntry<WeibullSpec> WEIBULL = FamilyEntry.of(
            "weibull",
            "positive numbers of known shape k and rate λ, λ k x^(k−1) exp(−λ x^k)",
            WeibullSpec.class,
            (spec, columns) -> Weibull.of(columns, spec.shape()));

    private static final FamilyEntry<KnownVarianceSpec> KNOWN_VARIANCE = FamilyEntry.of(
            "gaussian-known-variance",
            "Gaussian of known variance σ² I, pseudo entropy −|μ|²/2σ²",
            KnownVarianceSpec.class,
            (spec, columns) -> GaussianKnownVariance.of(columns, spec.variance()));

    private static final FamilyEntry<KnownCovarianceSpec> KNOWN_COVARIANCE = FamilyEntry.<KnownCovarianceSpec>of(
                    "gaussian-known-covariance",
                    "Gaussian of known covariance Σ, pseudo entropy −μᵀ Σ⁻¹ μ/2",
                    KnownCovarianceSpec.class,
                    (spec, columns) -> GaussianKnownCovariance.of(array(spec.covariance())))
            .examinedBy((spec, columns) -> columnsAre(columns, spec.covariance().size(), "covariance"));

    private static final FamilyEntry<ProductSpec> PRODUCT = FamilyEntry.<ProductSpec>of(
                    "product",
                    "independent families on consecutive columns",
                    ProductSpec.class,
                    (spec, columns) -> ProductFamily.of(spec.parts().stream()
                            .map(part -> part.family().create(part.columns()))
                            .toArray(ExponentialFamily[]::new)))
            .examinedBy(Families::ofParts);

    private static final FamilyEntry<NoSettings> DIRICHLET = plain(
                    "dirichlet", "fractions of one, one a column", Dirichlet::of)
            .examinedBy((spec, columns) -> columns < 2
                    ? List.of(new Objection("", "fractions need at least two columns, not " + columns))
                    : List.of());

    private static final List<FamilyEntry<NoSettings>> PLAIN = List.of(
            plain("bernoulli", "bits of probability p", Bernoulli::of),
            plain("beta", "numbers between 0 and 1, B(a, b)", Beta::of),
            DIRICHLET,
            plain("exponential", "positive numbers of rate λ", Exponential::of),
            plain("gaussian-diagonal", "Gaussian of variances σ² for each column", GaussianDiagonal::of),
            plain("gaussian-full", "Gaussian of full covariance Σ", GaussianFull::of),
            plain("gaussian-spherical", "Gaussian of one variance σ² for all columns", GaussianSpherical::of),
            plain("geometric", "failures 0, 1, 2 … before the first success", Geometric::of),
            plain("log-normal", "positive numbers whose logarithm is Gaussian", LogNormal::of),
            plain("poisson", "counts of rate λ, pseudo entropy λ − λ log λ", Poisson::of),
            plain("von-mises", "angles in [−π, π] of direction m and concentration κ", VonMises::of));

    private Families() {}

    private static FamilyEntry<NoSettings> plain(String id, String summary, IntFunction<ExponentialFamily> maker) {
        return FamilyEntry.of(id, summary, NoSettings.class, (spec, columns) -> maker.apply(columns));
    }

    static List<FamilyPlugin<?>> plugins() {
        List<FamilyPlugin<?>> all = new ArrayList<>(PLAIN);
        all.addAll(List.of(
                BINOMIAL,
                MULTINOMIAL,
                NEGATIVE_BINOMIAL,
                CATEGORICAL,
                GAMMA,
                LAPLACE,
                WEIBULL,
                KNOWN_VARIANCE,
                KNOWN_COVARIANCE,
                PRODUCT));
        return all;
    }

    private static ExponentialFamily repeated(ExponentialFamily ofColumn, int columns) {
        ExponentialFamily[] all = new ExponentialFamily[columns];
        Arrays.fill(all, ofColumn);
        return columns == 1 ? ofColumn : ProductFamily.of(all);
    }

    private static double[] locations(LaplaceSpec spec, int columns) {
        return spec.location().isEmpty()
                ? new double[columns]
                : spec.location().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static INDArray array(List<List<Double>> rows) {
        double[] values = rows.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Matrix.over(values, rows.size(), rows.size()).toArray();
    }

    private static List<Objection> columnsAre(int columns, int expected, String setting) {
        return columns == expected
                ? List.of()
                : List.of(new Objection(setting, "it is for " + expected + " columns, not for " + columns));
    }

    private static List<Objection> ofParts(ProductSpec spec, int columns) {
        List<Objection> objections = new ArrayList<>(columnsAre(columns, spec.columns(), "parts"));
        IntStream.range(0, spec.parts().size()).forEach(i -> {
            ProductSpec.ProductPart part = spec.parts().get(i);
            part.family()
                    .objections(part.columns())
                    .forEach(objection -> objections.add(
                            new Objection("parts[" + i + "]", part.family().id() + ": " + objection.message())));
        });
        return objections;
    }

    /**
     * A family that has no settings.
     *
     * @param id its name, such as {@code poisson}
     * @return the choice
     */
    public static FamilyChoice of(String id) {
        return of(id, new NoSettings());
    }

    /**
     * A family with settings.
     *
     * @param id its name, such as {@code binomial}
     * @param spec its settings
     * @return the choice
     */
    public static FamilyChoice of(String id, FamilySpec spec) {
        return plugins().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .map(entry -> new FamilyChoice(entry, spec))
                .orElseThrow(() -> new IllegalArgumentException("there is no family \"" + id + "\"; "
                        + plugins().stream().map(FamilyPlugin::id).toList()));
    }
}
