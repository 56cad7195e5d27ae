package org.entropysum.experiments.suite;

import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Sequence;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Catalog;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.PosteriorPlugin;

/** Whether the training of a cell can work with its model, its posterior and its data. */
final class TrainingChecks {
    private final Binder binder;
    private final Catalog<PosteriorPlugin<?>> posteriors;
    private final Problems problems;

    TrainingChecks(Binder binder, Catalog<PosteriorPlugin<?>> posteriors, Problems problems) {
        this.binder = binder;
        this.posteriors = posteriors;
        this.problems = problems;
    }

    /** What a training is for. */
    record Subject(ModelPlugin<?> plugin, ModelSpec spec, String posterior, Optional<DataShape> data) {
        private boolean solvesMaximumLikelihood() {
            return solves(plugin);
        }

        private <S extends ModelSpec> boolean solves(ModelPlugin<S> own) {
            return own.solvesMaximumLikelihood(own.specType().cast(spec));
        }

        private boolean averagesProjection() {
            return averages(plugin);
        }

        private <S extends ModelSpec> boolean averages(ModelPlugin<S> own) {
            return own.averagesProjection(own.specType().cast(spec));
        }

        private Claims claims(Theorem theorem) {
            return claims(plugin, theorem);
        }

        private <S extends ModelSpec> Claims claims(ModelPlugin<S> own, Theorem theorem) {
            return own.claims(own.specType().cast(spec), theorem);
        }
    }

    /** Tells what stands against the training of a cell. */
    void reject(Mapping cell, Subject subject) {
        Optional<Node> node = cell.find("training").map(Entry::value);
        Optional<TrainingPlan> plan = node.flatMap(it -> binder.bound(TrainingPlan.class, it));
        if (plan.isEmpty()) {
            return;
        }
        for (int i = 0; i < plan.get().steps().size(); i++) {
            TrainingSpec step = plan.get().steps().get(i);
            Place place = place(node.get(), i);
            obstacle(step, subject, theorem(cell)).ifPresent(obstacle -> problems.add(place, obstacle));
        }
        rejectFreshDraws(cell, plan.get());
    }

    private static Place place(Node training, int step) {
        Node node = training instanceof Sequence several ? several.items().get(step) : training;
        return node instanceof Mapping settings
                ? settings.find("algorithm").map(entry -> entry.value().place()).orElse(node.place())
                : node.place();
    }

    private Theorem theorem(Mapping cell) {
        return cell.find("theorem")
                .flatMap(entry -> binder.bound(Theorem.class, entry.value()))
                .orElse(Theorem.ENTROPY);
    }

    private Optional<String> obstacle(TrainingSpec step, Subject subject, Theorem theorem) {
        if (step instanceof TrainingSpec.ClosedForm) {
            return ofClosedForm(subject);
        }
        if (step instanceof TrainingSpec.Projection) {
            return ofManifold("projection", subject, theorem);
        }
        if (step instanceof TrainingSpec.Lbfgs lbfgs && lbfgs.objective() == TrainingSpec.Goal.ENTROPIES) {
            if (!lbfgs.fixed().isEmpty()) {
                return Optional.of("the sum of entropies moves parameters along with the others; expected either fixed"
                        + " or the objective entropies");
            }
            return ofManifold("the objective entropies", subject, theorem);
        }
        return step instanceof TrainingSpec.Adam adam ? ofAdam(adam, subject, theorem) : Optional.empty();
    }

    private static Optional<String> ofClosedForm(Subject subject) {
        if (!subject.posterior().equals(ModelPlugin.EXACT)) {
            return Optional.of("\"closed-form\" needs the posterior " + Problem.quoted(ModelPlugin.EXACT) + ", not "
                    + Problem.quoted(subject.posterior()) + "; expected em, lbfgs, adam or none");
        }
        return subject.solvesMaximumLikelihood()
                ? Optional.empty()
                : Optional.of("model " + subject.plugin().id() + " has no maximum likelihood in closed form for these"
                        + " settings; expected em, lbfgs, adam or none");
    }

    private static Optional<String> ofManifold(String what, Subject subject, Theorem theorem) {
        Claims claims = subject.claims(theorem);
        return claims.holds()
                ? Optional.empty()
                : Optional.of(what + " needs directions along which all entropies scale, and model "
                        + subject.plugin().id() + " has none under the theorem " + theorem.label() + ": "
                        + claims.because());
    }

    private Optional<String> ofAdam(TrainingSpec.Adam adam, Subject subject, Theorem theorem) {
        boolean follows = subject.posterior().equals(ModelPlugin.EXACT)
                || posteriors
                        .find(subject.posterior())
                        .filter(entry -> entry.plugin().followsModel())
                        .isPresent();
        if (adam.annealing().isPresent() && follows) {
            return Optional.of("annealing needs a posterior with parameters of its own, which "
                    + Problem.quoted(subject.posterior())
                    + " has not: it is the best one for the ELBO, not for a weighted bound");
        }
        int rows = subject.data().map(DataShape::rows).orElse(Integer.MAX_VALUE);
        if (adam.batch().orElse(0) > rows) {
            return Optional.of("a minibatch of " + adam.batch().orElseThrow() + " rows is larger than the " + rows
                    + " data points; leave batch out for all data in each step");
        }
        return adam.objective() == TrainingSpec.Goal.ENTROPIES
                ? ofManifold("the objective entropies", subject, theorem).or(() -> ofEachStep(adam, subject))
                : Optional.empty();
    }

    private static Optional<String> ofEachStep(TrainingSpec.Adam adam, Subject subject) {
        if (!adam.projectsEachStep() || subject.averagesProjection()) {
            return Optional.empty();
        }
        return Optional.of("entropies are functions of averages over all data, and of model "
                + subject.plugin().id() + " these averages have no closed form with these settings; leave out "
                + (adam.batch().isPresent() ? "batch" : "annealing") + ", or learn the elbo");
    }

    private void rejectFreshDraws(Mapping cell, TrainingPlan plan) {
        Optional<Node> node = cell.find("expectation").map(Entry::value);
        boolean fresh = node.flatMap(it -> binder.bound(ExpectationSpec.class, it))
                .filter(ExpectationSpec::drawsAfresh)
                .isPresent();
        if (fresh && plan.steps().stream().noneMatch(TrainingChecks::isStochastic)) {
            problems.add(
                    node.orElseThrow().place(),
                    "fresh draws need a step of adam for the ELBO or for entropies in minibatches; all other algorithms"
                            + " see frozen draws");
        }
    }

    private static boolean isStochastic(TrainingSpec step) {
        return step instanceof TrainingSpec.Adam adam
                && (adam.objective() == TrainingSpec.Goal.ELBO || adam.projectsEachStep());
    }
}
