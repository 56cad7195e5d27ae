package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.Minibatches;
import org.entropysum.elbo.Objective;
import org.entropysum.elbo.WeightedObjective;
import org.entropysum.experiments.suite.AnnealingSpec;
import org.entropysum.experiments.suite.StopSpec;
import org.entropysum.experiments.suite.TrainingSpec;
import org.entropysum.learning.Adam;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.Annealed;
import org.entropysum.learning.ClosedForm;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.Fixed;
import org.entropysum.learning.FreshDraws;
import org.entropysum.learning.Lbfgs;
import org.entropysum.learning.NewtonPolish;
import org.entropysum.learning.Schedule;
import org.entropysum.learning.StopRule;
import org.entropysum.learning.Trainer;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.manifold.Projection;
import org.entropysum.manifold.RunningProjection;
import org.entropysum.model.Block;
import org.entropysum.model.Layout;
import org.entropysum.model.Role;
import org.entropysum.posterior.ModelAssembly;

/** One algorithm of a training with what it maximizes. */
record TrainingStep(Trainer trainer, Objective objective) {
    /** Where a closed form is left out, its optimum is found by L-BFGS in at most this many steps. */
    private static final int STEPS_INSTEAD_OF_CLOSED_FORM = 5000;

    /** Training ends at this share of the tolerance of the verdict. */
    private static final double SHARE_OF_TOLERANCE = 0.1;

    private static final Pattern LOG_VARIANCES = Pattern.compile("(.* )?log variances?");

    /**
     * What is the same for all algorithms of a training.
     *
     * @param data the data
     * @param tolerance of the verdict
     * @param seed the seed of the run
     * @param drawsAfresh whether steps of a stochastic algorithm see other draws than the frozen ones
     * @param cancelled asked before every step
     */
    record Surroundings(Dataset data, double tolerance, long seed, boolean drawsAfresh, BooleanSupplier cancelled) {
        private Trainer trainer(Algorithm algorithm, int steps, Optional<StopSpec> stop) {
            return new Trainer(algorithm, steps, rules(stop), cancelled);
        }

        private List<StopRule> rules(Optional<StopSpec> stop) {
            List<StopRule> rules = new ArrayList<>();
            rules.add(StopRule.gradient(stop.flatMap(StopSpec::gradient).orElse(SHARE_OF_TOLERANCE * tolerance)));
            stop.flatMap(StopSpec::directions).map(StopRule::directions).ifPresent(rules::add);
            stop.flatMap(StopSpec::time)
                    .map(time -> StopRule.time(time.duration(), System::nanoTime))
                    .ifPresent(rules::add);
            stop.flatMap(StopSpec::patience)
                    .map(patience -> StopRule.noProgress(patience, stop.get().rise()))
                    .ifPresent(rules::add);
            return rules;
        }
    }

    static TrainingStep of(TrainingSpec spec, ModelAssembly assembly, Surroundings at) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, at.data());
        if (spec instanceof TrainingSpec.Adam adam) {
            return of(adam, elbo, at);
        }
        if (spec instanceof TrainingSpec.Lbfgs lbfgs) {
            Trainer trainer = at.trainer(Lbfgs.standard(), lbfgs.steps(), lbfgs.stop());
            return new TrainingStep(trainer, goal(lbfgs, elbo));
        }
        if (spec instanceof TrainingSpec.ExpectationMaximization em) {
            return new TrainingStep(at.trainer(ExpectationMaximization.of(), em.steps(), em.stop()), elbo);
        }
        if (spec instanceof TrainingSpec.Newton newton) {
            return new TrainingStep(at.trainer(NewtonPolish.standard(), newton.steps(), newton.stop()), elbo);
        }
        if (spec instanceof TrainingSpec.Projection) {
            return new TrainingStep(new Trainer(Projection.of(), 1, List.of(), at.cancelled()), elbo);
        }
        return spec instanceof TrainingSpec.ClosedForm ? closedForm(elbo, at) : nothing(elbo, at);
    }

    private static TrainingStep closedForm(EntropySumEvaluator elbo, Surroundings at) {
        Trainer trainer = elbo.assembly()
                .maximumLikelihood()
                .map(closed -> at.trainer(ClosedForm.of(closed, at.data()), 1, Optional.empty()))
                .orElseGet(() -> at.trainer(Lbfgs.standard(), STEPS_INSTEAD_OF_CLOSED_FORM, Optional.empty()));
        return new TrainingStep(trainer, elbo);
    }

    private static TrainingStep nothing(EntropySumEvaluator elbo, Surroundings at) {
        return new TrainingStep(at.trainer(Lbfgs.standard(), 0, Optional.empty()), elbo);
    }

    private static Objective goal(TrainingSpec.Lbfgs lbfgs, EntropySumEvaluator elbo) {
        if (lbfgs.objective() == TrainingSpec.Goal.ENTROPIES) {
            return new EntropyObjective(elbo);
        }
        return lbfgs.fixed().isEmpty() ? elbo : Fixed.of(elbo, lbfgs.fixed());
    }

    private static TrainingStep of(TrainingSpec.Adam adam, EntropySumEvaluator elbo, Surroundings at) {
        WeightedObjective seen = adam.batch()
                .<WeightedObjective>map(size -> Minibatches.of(elbo.assembly(), at.data(), size, at.seed()))
                .orElse(elbo);
        int steps = adam.stepsOf(seen.epoch());
        Adam ascent = Adam.of(adam.learningRate().over(steps))
                .scaled(variances(elbo.assembly().layout(), adam.varianceRate()));
        if (adam.objective() == TrainingSpec.Goal.ENTROPIES && !adam.projectsEachStep()) {
            Trainer trainer = at.trainer(ascent, steps, adam.stop()).evaluatingEvery(adam.evaluateEvery());
            return new TrainingStep(trainer, new EntropyObjective(elbo));
        }
        Algorithm algorithm = adam.projectsEachStep() ? new RunningProjection(ascent, adam.decay()) : ascent;
        WeightedObjective drawn = at.drawsAfresh() ? FreshDraws.of(seen) : seen;
        return new TrainingStep(
                at.trainer(algorithm, steps, adam.stop()).evaluatingEvery(adam.evaluateEvery()),
                adam.annealing()
                        .map(annealing -> annealed(annealing, drawn, steps))
                        .orElse(drawn));
    }

    /** Whether the parameters are brought onto the manifold F = ES at the end. */
    boolean endsOnManifold() {
        return objective instanceof EntropyObjective || trainer.algorithm() instanceof RunningProjection;
    }

    /** The factor for each block of log variances of prior and noise. */
    private static Map<String, Double> variances(Layout layout, double factor) {
        return layout.blocks().stream()
                .filter(block -> block.role() == Role.PRIOR || block.role() == Role.OBSERVABLE)
                .map(Block::name)
                .filter(name -> LOG_VARIANCES.matcher(name).matches())
                .collect(Collectors.toMap(name -> name, name -> factor));
    }

    private static Objective annealed(AnnealingSpec annealing, WeightedObjective elbo, int steps) {
        Schedule weight = annealing.weight().over(steps);
        return switch (annealing.what()) {
            case DIVERGENCE -> Annealed.divergence(elbo, weight);
            case PRIOR -> Annealed.prior(elbo, weight);
            case LIKELIHOOD -> Annealed.likelihood(elbo, weight);
            case POSTERIOR -> Annealed.posterior(elbo, weight);
        };
    }
}
