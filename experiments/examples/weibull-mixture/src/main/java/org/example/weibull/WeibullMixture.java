package org.example.weibull;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.*;
import org.entropysum.model.*;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lifetimes of K kinds: c ~ Cat(π), x_d ~ λ_cd k x^(k−1) exp(−λ_cd x^k), with a known shape k; learned are π and u = log λ. */
record WeibullMixture(ChartConditional prior, Observable observable, Theorem theorem)
        implements GenerativeModel, EnumerableLatents {
    static WeibullMixture of(int components, double shape, int columns, Theorem theorem) {
        Block logits = Block.of("logits", Role.PRIOR, 1, components);
        Block logRates = Block.of("log rates", Role.OBSERVABLE, components, columns);
        return new WeibullMixture(
                new ChartConditional("prior", new Child.Latent(0, 1), Categorical.of(components), logits),
                new Observable(Weibull.of(columns, shape), logRates),
                theorem);
    }

    /** p(x | c): η_cd = −λ_cd = −exp(u_cd), so that ∂η/∂u = η. */
    record Observable(Weibull family, Block u) implements Conditional {
        @Override public String name() { return "observable"; }

        @Override public Child child() { return new Child.Observed(); }

        @Override public Linearization at(Parameters parameters, INDArray z) {
            Matrix logRates = parameters.matrix(u.name());
            Matrix eta = Matrix.zeros(z.rows(), u.columns());
            for (int row = 0; row < eta.rows(); row++) {
                for (int d = 0; d < eta.columns(); d++) {
                    eta.set(row, d, -Math.exp(logRates.get((int) z.getDouble(row, 0), d)));
                }
            }
            return Linearization.of(eta, (cotangent, into) -> {
                Arrays.setAll(cotangent.values(), i -> cotangent.values()[i] * eta.values()[i]);
                for (int row = 0; row < eta.rows(); row++) {
                    into.addRow(u.name(), (int) z.getDouble(row, 0), cotangent.values(), row * eta.columns());
                }
            });
        }
    }

    @Override public List<Conditional> conditionals() { return List.of(prior, observable); }

    @Override public Layout layout() { return Layout.of(prior.block(), observable.u()); }

    @Override public int latentSize() { return 1; }

    @Override public INDArray states() { return EnumerableLatents.numbers(observable.u().rows()); }

    // logits: ζ = u grows with velocity u; rates: −exp(u) grows with velocity 1
    @Override public List<Direction> directions(Parameters parameters) {
        Matrix ones = Matrix.zeros(observable.u().rows(), observable.u().columns());
        Arrays.fill(ones.values(), 1);
        Parameters tangent = Parameters.zeros(layout()).with(observable.u().name(), ones);
        return List.of(prior.direction(parameters, 1), theorem == Theorem.ENTROPY
                ? new Direction.Missing("observable", "h(x) = k x^(k−1) varies, so that only pseudo entropies add up")
                : Direction.Along.parameters("observable", tangent, 1));
    }

    // Rates between 1/e and e times that of all data, 1/E[x^k]
    @Override public Parameters initial(Dataset data, UniformRandomProvider random) {
        Matrix powers = Matrix.copyOf(observable.family().sufficientStatistics(data.rows(0, data.shape().rows()).x()));
        double[] sums = powers.columnSums().values();
        Matrix u = Matrix.zeros(observable.u().rows(), sums.length);
        Arrays.setAll(u.values(), i -> Math.log(powers.rows() / sums[i % sums.length]) + 2 * random.nextDouble() - 1);
        return Parameters.zeros(layout()).with(observable.u().name(), u);
    }

    @Override public int degreesOfFreedom() { return layout().size() - 1; } // logits are known up to a constant
}
