package org.entropysum.posterior;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.testkit.Draws;

/** A variational family under examination: what its author says, and points of its parameter space. */
abstract class ExaminedPosterior {
    static final int POINTS = 3;
    static final long SEED = 20_101_486;
    static final int ENTRY_BY_ENTRY = 24;
    static final int RANDOM_DIRECTIONS = 8;

    /** How often an estimate of the gradient is repeated with other seeds. */
    static final int REPETITIONS = 400;

    /** Deviations that a mean of draws may be away; at the fixed seeds of these tests none comes near. */
    static final double DEVIATIONS = 6;

    /** What least squares leave of a tangent that can be reached, relative; differences of fourth order. */
    static final double REACHED = 1e-7;

    /** What they leave of one that cannot. */
    static final double MISSED = 1e-5;

    static final List<Expectation> ALL_RULES = List.of(
            new Expectation.Enumeration(),
            new Expectation.SigmaPoints(),
            new Expectation.GaussHermite(3),
            new Expectation.MonteCarlo(5, 3),
            new Expectation.QuasiMonteCarlo(8, 3));

    /**
     * The model: finite latents, or two continuous ones.
     *
     * @return the model
     */
    protected abstract GenerativeModel model();

    /**
     * The family, with rows for all data points where they have parameters of their own.
     *
     * @return the family
     */
    protected abstract VariationalFamily family();

    /**
     * A few data points; for an encoder clearly more than it has features, or its weights reach any outputs.
     *
     * @return the data
     */
    protected abstract Dataset data();

    /**
     * Which of the rules of expectation fit the family; all others must be refused.
     *
     * @param rule a rule
     * @return whether it fits
     */
    protected abstract boolean fits(Expectation rule);

    final ModelAssembly assembly(Expectation rule) {
        return ModelAssembly.of(model(), family(), rule);
    }

    final List<Expectation> rules() {
        List<Expectation> rules = ALL_RULES.stream().filter(this::fits).toList();
        assertThat(rules).as("rules that fit").isNotEmpty();
        return rules;
    }

    final List<Parameters> points() {
        UniformRandomProvider random = Draws.seeded(SEED);
        ModelAssembly assembly = assembly(rules().get(0));
        List<Parameters> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(assembly.initial(data(), random).plus(0.5, Draws.normal(assembly.layout(), random)));
        }
        return points;
    }

    final int rows() {
        return data().shape().rows();
    }

    final Batch batch() {
        return data().chunks(rows()).get(0);
    }

    final Posterior posterior(Parameters point) {
        return family().at(point, batch());
    }

    final boolean movesNodes() {
        return posterior(points().get(0)).movesNodes();
    }

    final double[] rates() {
        double[] rates = new double[model().latentSize()];
        Arrays.setAll(rates, h -> 0.7 - 1.1 * h);
        return rates;
    }

    static double relative(double tolerance, double value) {
        return tolerance * (1 + Math.abs(value));
    }

    interface RuleCheck {
        void check(Expectation rule, Parameters point);
    }

    final void forEachRule(RuleCheck check) {
        for (Expectation rule : rules()) {
            for (Parameters point : points()) {
                check.check(rule, point);
            }
        }
    }
}
