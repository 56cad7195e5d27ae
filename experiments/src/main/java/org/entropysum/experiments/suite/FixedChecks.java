package org.entropysum.experiments.suite;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;
import org.entropysum.model.Block;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;

/** Whether the parameters that a training keeps fixed are some of the model or of its posterior. */
final class FixedChecks {
    private final Binder binder;
    private final ModelCatalog models;
    private final Problems problems;

    FixedChecks(Binder binder, ModelCatalog models, Problems problems) {
        this.binder = binder;
        this.models = models;
        this.problems = problems;
    }

    /** Tells what is wrong in a cell, for which the model is assembled if something is fixed. */
    void reject(Mapping cell, ModelChoice model, DataShape shape) {
        List<Scalar> fixed = fixed(cell);
        if (fixed.isEmpty()) {
            return;
        }
        KnownNames blocks = KnownNames.of(blocks(cell, model, shape));
        fixed.stream()
                .filter(name -> !blocks.names().contains(name.text()))
                .forEach(name -> problems.add(
                        name.place(),
                        "model " + model.id() + " with this posterior has no parameters " + Problem.quoted(name.text())
                                + "; " + blocks.insteadOf(name.text())));
    }

    private static List<Scalar> fixed(Mapping cell) {
        return cell.find("training").map(Entry::value).stream()
                .flatMap(node -> node instanceof Sequence steps ? steps.items().stream() : Stream.of(node))
                .flatMap(step -> step instanceof Mapping settings ? settings.find("fixed").stream() : Stream.empty())
                .map(Entry::value)
                .flatMap(node -> node instanceof Mapping blocks ? blocks.entries().stream() : Stream.empty())
                .map(Entry::key)
                .toList();
    }

    private List<String> blocks(Mapping cell, ModelChoice model, DataShape shape) {
        ModelPlugin<?> plugin = models.find(model.id()).orElseThrow().plugin();
        NamedPosterior posterior = cell.find("posterior")
                .flatMap(entry -> binder.bound(NamedPosterior.class, entry.value()))
                .orElseGet(() ->
                        new CatalogChoices(models).posterior(plugin.posteriors().get(0)));
        Theorem theorem = cell.find("theorem")
                .flatMap(entry -> binder.bound(Theorem.class, entry.value()))
                .orElse(Theorem.ENTROPY);
        return blocks(plugin, model.spec(), posterior, shape, theorem);
    }

    private static <S extends ModelSpec> List<String> blocks(
            ModelPlugin<S> plugin, ModelSpec spec, NamedPosterior posterior, DataShape shape, Theorem theorem) {
        return plugin
                .assemble(plugin.specType().cast(spec), posterior.setup(plugin, spec, shape, theorem))
                .layout()
                .blocks()
                .stream()
                .map(Block::name)
                .toList();
    }
}
