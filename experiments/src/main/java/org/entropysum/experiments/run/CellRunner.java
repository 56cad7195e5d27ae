package org.entropysum.experiments.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.experiments.dataset.Fingerprint;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.ExpectationSpec;
import org.entropysum.learning.Optimum;
import org.entropysum.learning.StopReason;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.verification.Verification;
import org.entropysum.verification.Verifier;

/** Runs one cell with one seed: data, model, training, verdict. */
final class CellRunner {
    private final ModelCatalog models;
    private final RunOptions options;
    private final ModelKeeper keeper;
    private final Map<String, String> fingerprints;

    CellRunner(ModelCatalog models, RunOptions options, ModelKeeper keeper, Map<String, String> fingerprints) {
        this.models = models;
        this.options = options;
        this.keeper = keeper;
        this.fingerprints = fingerprints;
    }

    /** The result, or empty if the run was cancelled. */
    Optional<CellResult> run(DataSource source, CellRun run) {
        long start = System.nanoTime();
        Trace trace = Trace.ofTraining();
        try {
            CellSpec cell = run.cell();
            Dataset data = source.load(cell.data().toString(), run.seed());
            fingerprints.put(
                    "data " + data.name() + " SHA-256", Fingerprint.of(data).toString());
            ModelAssembly assembly = assemble(cell, data.shape(), run.seed());
            Optional<Dataset> heldOut = source.heldOut(cell.data().toString(), run.seed());
            Optional<UnseenRows> unseen = heldOut.map(rows -> unseen(rows, run));
            trace = new Trace(HeldOutLooks.at(unseen));
            Examinations examinations = Examinations.of(cell.analyses());
            Training.Outcome trained =
                    new Training(cell.training().steps(), surroundings(run, data), trace, examinations).run(assembly);
            Optimum optimum = trained.optimum();
            if (optimum.reason() == StopReason.CANCELLED) {
                return Optional.empty();
            }
            Verification verification = verify(run, data, optimum);
            ModelAssembly evaluation = EvaluationMode.of(optimum.objective(), optimum.state(), data);
            Learned learned = new Learned(evaluation, data, optimum, trained.steps(), trace, unseen);
            Trained examined =
                    new Trained(evaluation, optimum, verification, data, heldOut, trained.steps(), run.seed());
            Examinations.Outcome found =
                    verification.evaluation() == null ? Examinations.Outcome.none() : examinations.findings(examined);
            return Optional.of(new CellReport(run, seconds(start)).of(verification, learned, found));
        } catch (NumericFailure failure) {
            String reason = String.valueOf(failure.getMessage());
            return Optional.of(new CellReport(run, seconds(start)).failed(reason, trace.soFar()));
        } catch (RuntimeException | LinkageError | VirtualMachineError crash) {
            return Optional.of(new CellReport(run, seconds(start)).crashed(crash, List.of()));
        }
    }

    private Verification verify(CellRun run, Dataset data, Optimum optimum) {
        Verification verification = new Verifier(run.cell().tolerance())
                .verify(
                        optimum.objective(),
                        data,
                        optimum.state().parameters(),
                        optimum.state().held());
        if (verification.evaluation() != null) {
            keeper.keep(run, data, optimum, verification.verdict());
        }
        return verification;
    }

    private UnseenRows unseen(Dataset rows, CellRun run) {
        return UnseenRows.of(rows, shape -> assemble(run.cell(), shape, run.seed()), run.seed());
    }

    private TrainingStep.Surroundings surroundings(CellRun run, Dataset data) {
        boolean afresh =
                run.cell().expectation().filter(ExpectationSpec::drawsAfresh).isPresent();
        return new TrainingStep.Surroundings(data, run.cell().tolerance(), run.seed(), afresh, options.cancelled());
    }

    private ModelAssembly assemble(CellSpec cell, DataShape shape, long seed) {
        ModelAssembly assembly = Assembly.of(
                models, cell.model(), cell.posterior().orElseThrow(), cell.expectation(), cell.theorem(), shape, seed);
        return options.plain() ? assembly.plain() : assembly;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
