package org.entropysum.experiments.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.Trainer;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.plugin.Setting;

/**
 * The landscape between two optima: the one that was trained and, of those that other starts lead to, the one farthest away. The
 * straight line between them is projected, point by point, onto the manifold where ELBO and entropy sum are equal. There the ELBO
 * has an extremum where \( dH_{enc} = dH_{prior} + dH_{dec} \); with a fixed prior, where encoder and decoder entropies change by
 * the same amount. Extrema are found from the ELBO by densities, turning points from the entropies alone.
 *
 * @param points how many points the path has
 * @param starts how many other starts are tried
 * @param steps steps of L-BFGS for each
 */
public record LandscapeAnalysis(
        @Setting(value = "points of the path", byDefault = "101", atLeast = 5, atMost = 10_000)
        int points,

        @Setting(value = "other starts that are tried", byDefault = "10", atLeast = 1)
        int starts,

        @Setting(value = "steps of L-BFGS from each start", byDefault = "500", atLeast = 1)
        int steps)
        implements Analysis {
    private static final double SAME = 1e-3;
    private static final double TOLERANCE = 1e-10;

    @Override
    public Examination begin() {
        return this::walk;
    }

    @Override
    public List<String> numbers() {
        return Path.NUMBERS;
    }

    private Findings walk(Trained trained) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(trained.assembly(), trained.data());
        Parameters one = trained.parameters();
        Parameters other = farthest(trained, elbo, one);
        Parameters between = other.plus(-1, one);
        EntropyObjective manifold = new EntropyObjective(elbo);
        List<Path.Place> places = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double share = (double) i / (points - 1);
            Parameters projected = manifold.projected(one.plus(share, between));
            places.add(Path.Place.of(share, elbo.at(projected)));
        }
        return new Path(places).findings().with("separation", norm(between));
    }

    private Parameters farthest(Trained trained, EntropySumEvaluator elbo, Parameters one) {
        UniformRandomProvider random = trained.random("landscape");
        Trainer trainer = new Trainer(Lbfgs.standard(), steps, TOLERANCE, () -> false);
        Parameters farthest = one;
        for (int i = 0; i < starts; i++) {
            Parameters start = trained.assembly().initial(trained.data(), random);
            Parameters found = optimum(trainer, elbo, start).orElse(one);
            farthest = distance(found, one) > distance(farthest, one) ? found : farthest;
        }
        if (distance(farthest, one) > SAME * (1 + norm(one))) {
            return farthest;
        }
        throw new IllegalArgumentException(starts + " other starts lead to the same optimum");
    }

    private static Optional<Parameters> optimum(Trainer trainer, EntropySumEvaluator elbo, Parameters start) {
        try {
            return Optional.of(trainer.train(elbo, start, (state, evaluation) -> {})
                    .state()
                    .parameters());
        } catch (NumericFailure lost) {
            return Optional.empty();
        }
    }

    private static double distance(Parameters first, Parameters second) {
        return norm(first.plus(-1, second));
    }

    private static double norm(Parameters parameters) {
        return Math.sqrt(parameters.dot(parameters));
    }
}
