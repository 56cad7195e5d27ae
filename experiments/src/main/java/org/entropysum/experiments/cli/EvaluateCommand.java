package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.Evaluation;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.experiments.dataset.file.Delimiter;
import org.entropysum.experiments.saved.ForeignModel;
import org.entropysum.experiments.saved.SavedModels;
import org.entropysum.experiments.saved.TrainedModel;
import org.entropysum.experiments.saved.UnreadableModel;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.model.Theorem;
import org.entropysum.verification.Verdict;
import org.entropysum.verification.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code entropysum evaluate --model DIR --data FILE}. */
@Command(
        name = "evaluate",
        description = {
            "Evaluates a model on data: ELBO, entropies, gap, gradient norm and verdict. The model is one that was"
                    + " saved, or one of the catalog whose parameters another program has found. Of the latter q is the"
                    + " model's first and the theorem that of entropies, unless said otherwise.",
            "",
            "entropysum evaluate --model results/trees/models/one-1 --data trees.csv",
            "entropysum evaluate --model '{id: gaussian-mixture, components: 2}' --parameters found.json --data"
                    + " faithful",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Parameters are named as results.json names them, such as weights, means, covariances; each is a number or"
                    + " nested lists of numbers, row by row. Entries that are texts are notes. A q with parameters is"
                    + " fitted.",
            "",
            "Exit codes: 0 evaluated; 1 the verdict is REFUTED or FAILED; 2 usage, or a file does not fit."
        })
final class EvaluateCommand implements Callable<Integer> {
    private static final double TOLERANCE = 1e-9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Option(
            names = "--model",
            paramLabel = "DIR|MODEL",
            required = true,
            description = "a directory with model.json and parameters.bin, as run --save writes it; with --parameters a"
                    + " model with its settings, as in a suite")
    private String model = "";

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "a JSON file of parameters that were found by any tool")
    private @Nullable Path parameters;

    @Mixin
    private TheoremOptions asked = new TheoremOptions();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description =
                    "a CSV file whose header names the columns of the training data; with --parameters any CSV file"
                            + " with a header, or a data source as in a suite")
    private String data = "";

    @Option(names = "--refit", description = "fit a q that has parameters of rows to these data first")
    private boolean refit;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "tolerance of the verdict, relative to 1 + |ELBO| (default: 1e-9)")
    private double tolerance = TOLERANCE;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws JsonProcessingException {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw refusal().because("--tolerance must be between 0 and 1, not " + tolerance);
        }
        Verification verification = parameters == null ? ofSaved() : ofGiven(parameters);
        boolean wrong = verification.verdict() == Verdict.REFUTED || verification.verdict() == Verdict.FAILED;
        return (wrong ? ExitCode.CHECK_FAILED : ExitCode.AS_EXPECTED).number();
    }

    private Verification ofSaved() throws JsonProcessingException {
        TrainedModel trained = trained();
        Dataset rows = read(trained);
        Verification verification = verification(trained, rows);
        String q = trained.description().posterior().toString();
        print(trained.description().model().id().value(), q, rows, verification);
        return verification;
    }

    private Verification ofGiven(Path file) throws JsonProcessingException {
        Catalogs catalogs = Catalogs.discover(spec.commandLine().getErr(), plugins);
        Theorem theorem = asked.theorem(Theorem.ENTROPY, refusal());
        Suite suite = new GivenModel(model, asked.posterior(), theorem, data).in(catalogs, refusal());
        CellSpec cell = suite.cells().get(0);
        Dataset rows = suite.source(cell).load(cell.data().toString(), 1);
        Verification verification;
        try {
            verification =
                    new ForeignModel(catalogs.models(), cell, rows).verify(new ParameterFile(file).read(), tolerance);
        } catch (IllegalArgumentException unfit) {
            throw refusal().because(String.valueOf(unfit.getMessage()));
        }
        print(cell.model().id().value(), cell.posterior().orElseThrow().toString(), rows, verification);
        return verification;
    }

    private Refusal refusal() {
        return new Refusal(spec);
    }

    private TrainedModel trained() {
        try {
            return new SavedModels(Catalogs.discover(spec.commandLine().getErr(), plugins)
                            .models())
                    .load(Path.of(model));
        } catch (UnreadableModel unreadable) {
            throw refusal().because(String.valueOf(unreadable.getMessage()));
        }
    }

    private Dataset read(TrainedModel trained) {
        CsvSource source =
                new CsvSource(Path.of(data), trained.description().data().columns(), Delimiter.COMMA, true);
        return refusal().rows(source, trained.description().data().name());
    }

    private Verification verification(TrainedModel trained, Dataset rows) {
        try {
            return (refit ? trained.refitted(rows) : trained).verify(rows, tolerance);
        } catch (IllegalStateException ownRows) {
            throw refusal().because(ownRows.getMessage() + " (option --refit)");
        }
    }

    private void print(String name, String q, Dataset rows, Verification verification) throws JsonProcessingException {
        Map<String, @Nullable Object> found = found(rows, verification);
        found.put("model", name);
        found.put("posterior", q);
        PrintWriter out = spec.commandLine().getOut();
        if (json.isAsked()) {
            JsonOption.print(found, out);
            return;
        }
        found.forEach((key, value) -> out.println(Words.format("%-18s %s", key, value)));
    }

    private static Map<String, @Nullable Object> found(Dataset rows, Verification verification) {
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        found.put("model", null);
        found.put("posterior", null);
        found.put("rows", rows.shape().rows());
        found.put("verdict", verification.verdict().name());
        found.put("reason", verification.reason());
        Evaluation evaluation = verification.evaluation();
        if (evaluation != null) {
            found.put("elbo", evaluation.elbo());
            found.put("entropySum", evaluation.entropies().value());
            found.put("posteriorEntropy", evaluation.entropies().posterior());
            evaluation.entropies().terms().forEach(term -> found.put(term.name() + "Entropy", term.entropy()));
            found.put("baseMeasure", evaluation.entropies().baseMeasure());
            found.put("gap", evaluation.gap());
            found.put("directional", verification.directional());
            found.put("gradientNorm", evaluation.gradientNorm());
        }
        return found;
    }
}
