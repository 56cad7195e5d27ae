package org.entropysum.experiments.run;

import java.util.List;
import java.util.Map;
import org.entropysum.experiments.analysis.Findings;
import org.jspecify.annotations.Nullable;

/** A result that tests make up: confirmed and without numbers, but for what a test says. */
public final class MadeResult {
    private final String cell;
    private String model = "m";
    private String dataset = "d";
    private long seed = 1;
    private String verdict = "CONFIRMED";
    private String expect = "CONFIRMED";
    private boolean passed = true;
    private String reason = "Why.";
    private @Nullable Double elbo;
    private @Nullable Double entropySum;
    private Entropies entropies = Entropies.absent();
    private @Nullable Double gap;
    private @Nullable Double directional;
    private @Nullable Double bound;
    private @Nullable Double gradientNorm;
    private @Nullable Double logLikelihood;
    private int degreesOfFreedom = 1;
    private @Nullable Double bic;
    private int steps = 1;
    private double seconds = 0.5;
    private Map<String, Object> parameters = Map.of();
    private List<TermResult> terms = List.of();
    private List<TermResult> parts = List.of();
    private List<CheckResult> checks = List.of();
    private List<TracePoint> trace = List.of();
    private @Nullable String failure;
    private Findings findings = Findings.none();

    private MadeResult(String cell) {
        this.cell = cell;
    }

    /** Of the cell of this name. */
    public static MadeResult of(String cell) {
        return new MadeResult(cell);
    }

    public MadeResult model(String model) {
        this.model = model;
        return this;
    }

    public MadeResult dataset(String dataset) {
        this.dataset = dataset;
        return this;
    }

    public MadeResult seed(long seed) {
        this.seed = seed;
        return this;
    }

    public MadeResult verdict(String verdict) {
        this.verdict = verdict;
        return this;
    }

    public MadeResult expect(String expect) {
        this.expect = expect;
        return this;
    }

    public MadeResult passed(boolean passed) {
        this.passed = passed;
        return this;
    }

    public MadeResult reason(String reason) {
        this.reason = reason;
        return this;
    }

    public MadeResult elbo(@Nullable Double elbo) {
        this.elbo = elbo;
        return this;
    }

    public MadeResult entropySum(@Nullable Double entropySum) {
        this.entropySum = entropySum;
        return this;
    }

    public MadeResult entropies(Entropies entropies) {
        this.entropies = entropies;
        return this;
    }

    public MadeResult gap(@Nullable Double gap) {
        this.gap = gap;
        return this;
    }

    public MadeResult directional(@Nullable Double directional) {
        this.directional = directional;
        return this;
    }

    public MadeResult bound(@Nullable Double bound) {
        this.bound = bound;
        return this;
    }

    public MadeResult gradientNorm(@Nullable Double gradientNorm) {
        this.gradientNorm = gradientNorm;
        return this;
    }

    public MadeResult logLikelihood(@Nullable Double logLikelihood) {
        this.logLikelihood = logLikelihood;
        return this;
    }

    public MadeResult degreesOfFreedom(int degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
        return this;
    }

    public MadeResult bic(@Nullable Double bic) {
        this.bic = bic;
        return this;
    }

    public MadeResult steps(int steps) {
        this.steps = steps;
        return this;
    }

    public MadeResult seconds(double seconds) {
        this.seconds = seconds;
        return this;
    }

    public MadeResult parameters(Map<String, Object> parameters) {
        this.parameters = parameters;
        return this;
    }

    public MadeResult terms(List<TermResult> terms) {
        this.terms = terms;
        return this;
    }

    public MadeResult parts(List<TermResult> parts) {
        this.parts = parts;
        return this;
    }

    public MadeResult checks(List<CheckResult> checks) {
        this.checks = checks;
        return this;
    }

    public MadeResult trace(List<TracePoint> trace) {
        this.trace = trace;
        return this;
    }

    public MadeResult failure(@Nullable String failure) {
        this.failure = failure;
        return this;
    }

    public MadeResult findings(Findings findings) {
        this.findings = findings;
        return this;
    }

    public CellResult done() {
        return new CellResult(
                cell,
                model,
                dataset,
                seed,
                verdict,
                expect,
                passed,
                reason,
                elbo,
                entropySum,
                entropies,
                gap,
                directional,
                bound,
                gradientNorm,
                logLikelihood,
                degreesOfFreedom,
                bic,
                steps,
                seconds,
                parameters,
                terms,
                parts,
                checks,
                trace,
                failure,
                null,
                null,
                findings);
    }
}
