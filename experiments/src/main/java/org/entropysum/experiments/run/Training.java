package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.experiments.suite.TrainingSpec;
import org.entropysum.learning.Fixed;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.State;
import org.entropysum.learning.StopReason;
import org.entropysum.learning.Trainer;
import org.entropysum.manifold.EntropyObjective;
import org.entropysum.manifold.Projection;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;

/** The training that a suite asks for: algorithms one after the other, each from where the one before it ended. */
final class Training {
    private final List<TrainingSpec> plan;
    private final TrainingStep.Surroundings surroundings;
    private final Trace trace;
    private final Examinations examinations;

    Training(List<TrainingSpec> plan, TrainingStep.Surroundings surroundings, Trace trace, Examinations examinations) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.trace = trace;
        this.examinations = examinations;
    }

    /** Where training ended, and the number of steps of all algorithms. */
    record Outcome(Optimum optimum, int steps) {}

    Outcome run(ModelAssembly assembly) {
        TrainingSpec first = plan.get(0);
        Optimum optimum = step(first, assembly, starts(assembly, first.starts()), 0);
        int steps = optimum.state().iteration();
        for (TrainingSpec next : plan.subList(1, plan.size())) {
            if (optimum.reason() == StopReason.CANCELLED) {
                break;
            }
            ModelAssembly learned = optimum.objective().assembly();
            optimum = step(next, learned, List.of(optimum.state().parameters()), steps);
            steps += optimum.state().iteration();
        }
        return new Outcome(optimum, steps);
    }

    private List<Parameters> starts(ModelAssembly assembly, int count) {
        UniformRandomProvider random = RandomSource.PHILOX_4X64.create(surroundings.seed());
        List<Parameters> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(assembly.initial(surroundings.data(), random));
        }
        return starts;
    }

    private Optimum step(TrainingSpec spec, ModelAssembly assembly, List<Parameters> from, int before) {
        TrainingStep step = TrainingStep.of(spec, assembly, surroundings);
        double rows = surroundings.data().shape().rows();
        double rowsPerStep = rows / step.objective().epoch();
        Trainer.Observer traced = trace.from(
                before, rowsPerStep, state -> EvaluationMode.of(step.objective(), state, surroundings.data()));
        Trainer.Observer examined = examinations.from(before, step.objective(), surroundings);
        Optimum reached = step.trainer().train(step.objective(), from, (state, evaluation) -> {
            traced.visit(state, evaluation);
            examined.visit(state, evaluation);
        });
        if (reached.objective() instanceof Fixed fixed) {
            return at(fixed.point(reached.state().parameters()), reached);
        }
        return step.endsOnManifold() ? onManifold(step, reached) : reached;
    }

    // The entropies are constant along α and β; the ELBO equals them where these flows reach the manifold
    private Optimum onManifold(TrainingStep step, Optimum reached) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(reached.objective().assembly(), surroundings.data());
        if (step.objective() instanceof EntropyObjective) {
            return at(new EntropyObjective(elbo).projected(reached.state().parameters()), reached);
        }
        Projection projection = Projection.of();
        State there = projection.step(elbo, projection.initial(reached.state().parameters()));
        int steps = reached.state().iteration();
        State state = new State(there.parameters(), there.held(), steps, State.NoMemory.NONE, there.known());
        return new Optimum(elbo, state, there.evaluation(elbo), reached.reason());
    }

    // The ELBO of all parameters there
    private Optimum at(Parameters point, Optimum reached) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(reached.objective().assembly(), surroundings.data());
        State state = new State(point, point, reached.state().iteration(), State.NoMemory.NONE, elbo.at(point));
        return new Optimum(elbo, state, state.evaluation(elbo), reached.reason());
    }
}
