package org.entropysum.experiments.suite;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.PosteriorChoice;
import org.entropysum.plugin.PosteriorOffer;
import org.entropysum.posterior.LatentSpace;

/** Whether the posterior of a cell, and its rule of expectation, fit the model. */
final class PosteriorChecks {
    private final Binder binder;
    private final ModelCatalog catalog;
    private final Problems problems;

    PosteriorChecks(Binder binder, ModelCatalog catalog, Problems problems) {
        this.binder = binder;
        this.catalog = catalog;
        this.problems = problems;
    }

    /** The name of the posterior that a cell asks for, or else the model's default. */
    String name(Mapping cell, ModelPlugin<?> plugin) {
        return node(cell)
                .flatMap(PosteriorChecks::named)
                .map(Scalar::text)
                .orElse(plugin.posteriors().get(0));
    }

    private static Optional<Node> node(Mapping cell) {
        return cell.find("posterior").map(Entry::value);
    }

    private static Optional<Scalar> named(Node node) {
        Optional<Node> name =
                node instanceof Mapping mapping ? mapping.find("id").map(Entry::value) : Optional.of(node);
        return name.filter(it -> it instanceof Scalar scalar && !scalar.isMissing())
                .map(Scalar.class::cast);
    }

    /** Tells what stands against the posterior and the rule of expectation. */
    void reject(Mapping cell, ModelChoice model, Optional<DataShape> shape, BiConsumer<Objection, Node> objector) {
        PosteriorOffer offer;
        try {
            offer = PosteriorOffer.of(plugin(model), model.spec(), catalog.posteriors());
        } catch (RuntimeException broken) {
            problems.add(cell.place(), "model " + model.id() + " cannot tell its posteriors: " + broken);
            return;
        }
        rejectRule(cell, model, offer);
        node(cell)
                .ifPresent(node -> binder.bound(NamedPosterior.class, node)
                        .ifPresent(posterior -> reject(posterior, node, model, offer, shape, objector)));
    }

    private ModelPlugin<?> plugin(ModelChoice model) {
        return catalog.find(model.id()).orElseThrow().plugin();
    }

    private void reject(
            NamedPosterior posterior,
            Node node,
            ModelChoice model,
            PosteriorOffer offer,
            Optional<DataShape> shape,
            BiConsumer<Objection, Node> objector) {
        KnownNames offered = KnownNames.of(offer.names());
        Place place = named(node).map(Scalar::place).orElse(node.place());
        if (!offered.names().contains(posterior.id())) {
            problems.add(place, misfit(posterior, model, offer) + "; " + offered.insteadOf(posterior.id()));
        } else if (offer.isOwn(posterior.id()) && posterior.choice().isPresent() && node instanceof Mapping) {
            problems.add(
                    place,
                    "the posterior " + Problem.quoted(posterior.id()) + " is model " + model.id()
                            + "'s own and has no settings; expected its name alone");
        } else if (offer.fits(posterior.id()) && shape.isPresent()) {
            PosteriorChoice choice = posterior.choice().orElseThrow();
            choice.objections(offer.latents().orElseThrow(), shape.get())
                    .forEach(objection -> objector.accept(objection, node));
        }
    }

    private String misfit(NamedPosterior posterior, ModelChoice model, PosteriorOffer offer) {
        Optional<LatentSpace> latents = offer.latents();
        return posterior.choice().isPresent() && latents.isPresent()
                ? "the posterior " + Problem.quoted(posterior.id()) + " does not fit model " + model.id() + " with "
                        + latents.get()
                : "unknown posterior " + Problem.quoted(posterior.id()) + " of model " + model.id();
    }

    private void rejectRule(Mapping cell, ModelChoice model, PosteriorOffer offer) {
        Optional<Node> node = cell.find("expectation").map(Entry::value);
        node.flatMap(it -> binder.bound(ExpectationSpec.class, it))
                .flatMap(rule -> offer.latents().flatMap(latents -> obstacle(rule, latents)))
                .ifPresent(obstacle ->
                        problems.add(node.orElseThrow().place(), "model " + model.id() + " has " + obstacle));
    }

    private static Optional<String> obstacle(ExpectationSpec rule, LatentSpace latents) {
        boolean enumerates = rule instanceof ExpectationSpec.Enumeration;
        boolean draws = rule instanceof ExpectationSpec.MonteCarlo || rule instanceof ExpectationSpec.QuasiMonteCarlo;
        if (latents instanceof LatentSpace.Real && enumerates) {
            return Optional.of(latents + ", which cannot be enumerated; expected sigma-points, gauss-hermite,"
                    + " monte-carlo or quasi-monte-carlo");
        }
        if (latents instanceof LatentSpace.Binary && !enumerates && !draws) {
            return Optional.of(latents + "; expected the rule enumeration, monte-carlo or quasi-monte-carlo");
        }
        return latents instanceof LatentSpace.Categorical && !enumerates
                ? Optional.of(latents + "; expected the rule enumeration")
                : Optional.empty();
    }
}
