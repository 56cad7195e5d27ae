package org.entropysum.experiments.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.plugin.Catalog;
import org.entropysum.plugin.ComponentPlugin;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.NetworkSpec;
import org.entropysum.plugin.PosteriorChoice;
import org.entropysum.plugin.PosteriorPlugin;
import org.entropysum.plugin.PosteriorSpec;

/**
 * What settings may choose from the catalog by name: families, networks, posteriors.
 *
 * @param catalog the catalog
 */
public record CatalogChoices(ModelCatalog catalog) {
    private static final String ID = "id";

    /** The choices for components of these types, wherever they occur in settings. */
    List<Choice> all() {
        return List.of(
                Choice.of(
                        FamilyChoice.class,
                        ID,
                        "family",
                        specTypes(catalog.families()),
                        (id, spec) -> new FamilyChoice(
                                catalog.families().find(id).orElseThrow().plugin(), (FamilySpec) spec)),
                Choice.of(
                        NetworkChoice.class,
                        ID,
                        "network",
                        specTypes(catalog.networks()),
                        (id, spec) -> new NetworkChoice(
                                catalog.networks().find(id).orElseThrow().plugin(), (NetworkSpec) spec)),
                Choice.of(
                        PosteriorChoice.class,
                        ID,
                        "posterior",
                        specTypes(catalog.posteriors()),
                        (id, spec) -> posterior(id, (PosteriorSpec) spec)),
                Choice.of(
                                NamedPosterior.class,
                                ID,
                                "posterior",
                                specTypes(catalog.posteriors()),
                                (id, spec) -> new NamedPosterior(id, Optional.of(posterior(id, (PosteriorSpec) spec))))
                        .orNamed(NamedPosterior::own));
    }

    private static <P extends ComponentPlugin<?>> Map<String, Class<?>> specTypes(Catalog<P> plugins) {
        return plugins.entries().stream()
                .collect(Collectors.toMap(
                        entry -> entry.plugin().id(), entry -> entry.plugin().specType()));
    }

    private PosteriorChoice posterior(String id, PosteriorSpec spec) {
        PosteriorPlugin<?> plugin = catalog.posteriors().find(id).orElseThrow().plugin();
        return new PosteriorChoice(plugin, spec);
    }

    /**
     * The posterior that words of a suite mean: a name with the defaults of its settings, or a mapping with its id and its
     * settings; of the catalog, or a model's own.
     *
     * @param words the name or the mapping
     * @return the posterior
     * @throws IllegalArgumentException if a setting of the catalog's posterior is wrong or missing
     */
    public NamedPosterior posterior(String words) {
        Problems problems = new Problems("posterior " + words);
        Binder binder = new Binder(new Scalars(Path.of("")), all(), problems);
        Scalar key = new Scalar(Place.START, "posterior", true);
        return TreeReader.read(words, problems)
                .map(value -> new Mapping(Place.START, List.of(new Node.Entry(key, value))))
                .flatMap(wanted -> binder.bind(Wanted.class, wanted, ID))
                .filter(bound -> problems.isEmpty())
                .map(Wanted::posterior)
                .orElseThrow(() ->
                        new IllegalArgumentException(problems.list().get(0).toString()));
    }

    private record Wanted(NamedPosterior posterior) {}
}
