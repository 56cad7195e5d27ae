package org.entropysum.model;

import java.util.Optional;
import org.entropysum.data.Dataset;
import org.entropysum.posterior.ExactEnumeration;
import org.entropysum.posterior.ExactLinearGaussian;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FreeCategorical;
import org.entropysum.posterior.FreeGaussian;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.toy.BinaryCausesToy;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.entropysum.testkit.toy.ToyData;

/** The contract of a model that a test gives, right or wrong, with the data of its kind. */
final class GivenModel extends GenerativeModelContract {
    /** N. */
    static final int DATA_POINTS = 7;

    private final ModelAssembly free;
    private final Optional<ModelAssembly> exact;
    private final Dataset data;

    GivenModel(ModelAssembly free, Optional<ModelAssembly> exact, Dataset data) {
        this.free = free;
        this.exact = exact;
        this.data = data;
    }

    static ModelAssembly freeGaussian(LinearGaussianToy model) {
        return ModelAssembly.of(model, FreeGaussian.of(DATA_POINTS, model.latentSize()), new Expectation.SigmaPoints())
                .with((Maximization) model);
    }

    static Optional<ModelAssembly> exactOf(LinearGaussianToy model, ExactLinearGaussian posterior) {
        return Optional.of(ModelAssembly.of(model, posterior, new Expectation.SigmaPoints())
                .with((Maximization) model));
    }

    static GenerativeModelContract linear(LinearGaussianToy model) {
        return new GivenModel(
                freeGaussian(model), exactOf(model, ExactLinearGaussian.of(model)), ToyData.line(DATA_POINTS));
    }

    static GenerativeModelContract mixture(PoissonMixtureToy model) {
        ModelAssembly free =
                ModelAssembly.of(model, FreeCategorical.of(model, DATA_POINTS), new Expectation.Enumeration());
        ModelAssembly exact = ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration());
        return new GivenModel(
                free.with((Maximization) model),
                Optional.of(exact.with((Maximization) model)),
                ToyData.counts(DATA_POINTS));
    }

    static GenerativeModelContract binary(BinaryCausesToy model) {
        return new GivenModel(
                ModelAssembly.of(model, FreeCategorical.of(model, DATA_POINTS), new Expectation.Enumeration()),
                Optional.of(ModelAssembly.of(model, ExactEnumeration.of(model), new Expectation.Enumeration())),
                ToyData.bits(DATA_POINTS));
    }

    @Override
    protected ModelAssembly free() {
        return free;
    }

    @Override
    protected Optional<ModelAssembly> exact() {
        return exact;
    }

    @Override
    protected Dataset data() {
        return data;
    }
}
