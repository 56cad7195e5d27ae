package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.experiments.run.ModelCheck;
import org.entropysum.experiments.run.ModelCheckResult;
import org.entropysum.experiments.suite.CatalogChoices;
import org.entropysum.experiments.suite.ModelSettings;
import org.entropysum.experiments.suite.NamedPosterior;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.PosteriorOffer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum check MODEL}. */
@Command(
        name = "check",
        description = {
            "Examines a model without training it: whether the parameterization criterion holds, found from its"
                    + " conditionals alone, and whether the gap identity holds at random parameters with a random q."
                    + " Unless said otherwise q is one that is not exact, where there is one, and the form of the"
                    + " theorem is the model's own.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 the identity holds and the plugin claims what the criterion says; 1 not so; 2 usage.",
            "",
            "JSON keys: model, theorem, posterior, settings, data, parameters (how many);",
            "  claims {holds, because, source}: what the plugin says;",
            "  criterion {answer, holds, sentence, terms}: what follows from the conditionals; an answer is HOLDS,",
            "    HOLDS_WITH_RESCALING (q has to rescale its latents, and can), CANNOT_RESCALE or FAILS; each term has",
            "    {term, answer, residual, blocks, latentRates, stated, sentence}, where residual is the share of the",
            "    term's gap that no direction explains, and stated whether the plugin states a direction;",
            "  identity {points, worstResidual, term, tolerance, holds, failure}: |gap - derivative| / (1 + |F|);",
            "  agrees (claims and criterion), passed (agrees, and the identity holds), seconds."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int POINTS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Parameters(paramLabel = "MODEL", description = "the id of a model (see catalog)")
    private String model = "";

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "a YAML mapping with the model's settings (default: small settings)")
    private @Nullable Path settings;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "a CSV file with a header (default: a small table of random numbers)")
    private @Nullable Path data;

    @Option(names = "--points", paramLabel = "N", description = "how many random points (default: 100)")
    private int points = POINTS;

    @Mixin
    private TheoremOptions asked = new TheoremOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws JsonProcessingException {
        if (points < 1) {
            throw refusal().because("--points must be at least 1, not " + points);
        }
        ModelCatalog catalog =
                Catalogs.discover(spec.commandLine().getErr(), plugins).models();
        CatalogChoices choices = new CatalogChoices(catalog);
        ModelPlugin<?> plugin = entry(catalog).plugin();
        ModelSpec bound = bound(plugin, choices);
        NamedPosterior posterior = posterior(PosteriorOffer.of(plugin, bound, catalog.posteriors()), choices);
        ModelCheck<?> check = ModelCheck.of(plugin, bound, asked.theorem(plugin.theorem(), refusal()), posterior);
        ModelCheckResult result = examined(check, data(check));
        PrintWriter out = spec.commandLine().getOut();
        if (json.isAsked()) {
            JsonOption.print(result, out);
        } else {
            new CheckText(out).print(result);
        }
        return (result.passed() ? ExitCode.AS_EXPECTED : ExitCode.CHECK_FAILED).number();
    }

    private ModelCheckResult examined(ModelCheck<?> check, Dataset table) {
        try {
            return check.run(table, points);
        } catch (IllegalArgumentException | NumericFailure unfit) {
            throw refusal().because(model + " cannot be checked with these settings and data: " + unfit.getMessage());
        }
    }

    private Refusal refusal() {
        return new Refusal(spec);
    }

    private ModelCatalog.Entry entry(ModelCatalog models) {
        List<String> names = models.ids().stream().map(ModelId::value).toList();
        if (!names.contains(model)) {
            throw refusal().unknown("model", model, names);
        }
        return models.find(ModelId.of(model)).orElseThrow();
    }

    private ModelSpec bound(ModelPlugin<?> plugin, CatalogChoices choices) {
        ModelSettings reader = new ModelSettings(plugin, choices);
        ModelSettings.Outcome outcome = settings == null ? reader.small() : reader.load(settings);
        if (outcome instanceof ModelSettings.Outcome.Loaded loaded) {
            return loaded.spec();
        }
        List<String> lines = new ArrayList<>(((ModelSettings.Outcome.Rejected) outcome)
                .problems().stream().map(Object::toString).toList());
        if (settings == null) {
            lines.add("the settings of " + plugin.id() + " cannot be guessed; give them with --spec");
        }
        throw refusal().because(String.join(System.lineSeparator(), lines));
    }

    private NamedPosterior posterior(PosteriorOffer offer, CatalogChoices choices) {
        String wanted = asked.posterior();
        if (wanted == null) {
            return choices.posterior(offer.names().stream()
                    .filter(name -> !name.equals(ModelPlugin.EXACT))
                    .findFirst()
                    .orElse(offer.names().get(0)));
        }
        NamedPosterior named = named(wanted, choices);
        if (!offer.names().contains(named.id())) {
            throw refusal().unknown("posterior", named.id(), " of model " + model, offer.names());
        }
        return named;
    }

    private NamedPosterior named(String words, CatalogChoices choices) {
        try {
            return choices.posterior(words);
        } catch (IllegalArgumentException unset) {
            throw refusal().because(String.valueOf(unset.getMessage()));
        }
    }

    private Dataset data(ModelCheck<?> check) {
        Dataset table = data == null
                ? synthetic(check)
                : refusal().rows(CsvSource.of(data), String.valueOf(data.getFileName()));
        List<Objection> objections = check.objections(table.shape());
        if (objections.isEmpty()) {
            return table;
        }
        throw refusal()
                .because(String.join(
                        System.lineSeparator(),
                        objections.stream()
                                .map(objection -> objection.setting() + ": " + objection.message())
                                .toList()));
    }

    private Dataset synthetic(ModelCheck<?> check) {
        List<String> reasons = new ArrayList<>();
        return check.syntheticData(reasons::add)
                .orElseThrow(() -> refusal()
                        .because("none of the small random tables fits " + model + " with these settings ("
                                + reasons.get(reasons.size() - 1) + "); give --data"));
    }
}
