package org.entropysum.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.entropysum.experiments.analysis.Bars;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Images;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.run.Aggregate;
import org.entropysum.experiments.run.CellResult;
import org.entropysum.experiments.run.CheckResult;
import org.entropysum.experiments.run.Entropies;
import org.entropysum.experiments.run.MadeResult;
import org.entropysum.experiments.run.Spread;
import org.entropysum.experiments.run.SuiteResult;
import org.entropysum.experiments.run.TermResult;
import org.entropysum.experiments.run.TracePoint;
import org.jspecify.annotations.Nullable;

/** A made-up suite that has every kind of cell, easy and awkward. */
final class Examples {
    private Examples() {}

    /** Thirteen cells. */
    static SuiteResult suite() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("code", "0.1.0-SNAPSHOT, commit 6c79f46, 3 files changed");
        provenance.put("Java", "17.0.15, 2 processors, 2 GiB heap");
        provenance.put("linear algebra", "ND4J 1.0.0-M2.1, OpenBLAS 0.3.31, 1 thread");
        provenance.put(
                "suite", "first-light.yaml, SHA-256 3f0c9a7e51d8b2f4c6a0e1d29b7753ab0c44e6f1d2a89b03c5e7f10a2b3c4d5e");
        return new SuiteResult(
                "first-light",
                "Real data and closed forms: p-PCA on iris and USArrests, Gaussian mixtures on Old Faithful, and"
                        + " controls in which the equality must not hold.",
                List.of(
                        learned("iris, 1 latent", "ppca", "iris", -470.669458 / 150, 24, 1.9, 14),
                        learned("iris, 2 latents", "ppca", "iris", -404.962780 / 150, 38, 1.15, 16),
                        closedForm("iris, 2 latents, closed form"),
                        learned("USArrests, 1 latent", "ppca", "usarrests", -834.943119 / 50, 60, 0.72, 14),
                        learned("faithful, 2 full components", "gaussian-mixture", "faithful", -4.155383, 45, 0.95, 11),
                        learned(
                                "faithful, 3 tied components",
                                "gaussian-mixture",
                                "faithful",
                                -4.140904,
                                400,
                                0.11,
                                11),
                        stopped("iris, stopped after 3 steps"),
                        onManifold("faithful after an M-step"),
                        outOfScope("iris, fixed noise variance"),
                        counts("counts, Poisson mixture"),
                        refuted("noisy-or <script>alert('x')</script> & \"friends\""),
                        failed("USArrests, diverging"),
                        stochastic("ring, VAE-3 with Adam")),
                List.of(overSeeds()),
                provenance);
    }

    private static Aggregate overSeeds() {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        spreads.put("elbo", new Spread(-123456.789, -123460.25, -123450.75, -123470.5));
        spreads.put("streaming-selection.deviationRatio", new Spread(12.5, 11.25, 13.75, 7.65));
        CheckResult check =
                new CheckResult("streaming-selection.deviationRatio", null, null, 10.0, null, "", 12.5, true);
        return new Aggregate("ring, VAE-3 with Adam", 20, 19, 0.764, 0.991, spreads, List.of(check), false);
    }

    private static CellResult learned(
            String name, String model, String data, double elbo, int steps, double rate, int df) {
        List<TracePoint> trace = trace(
                steps, elbo, step -> 3.1 * Math.exp(-rate * step), step -> 1.9 * Math.exp(-0.8 * rate * step), 2e-15);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("noiseVariance", 0.0471828);
        parameters.put("mean", List.of(5.843333, 3.057333, 3.758, 1.199333));
        parameters.put(
                "W",
                List.of(
                        List.of(0.7428, -0.1123),
                        List.of(-0.1738, -0.2171),
                        List.of(1.7618, 0.0548),
                        List.of(0.7368, 0.0241)));
        return cell(
                name,
                model,
                data,
                "CONFIRMED",
                "CONFIRMED",
                true,
                "ELBO and entropy sum agree to 8.9e−16, within the bound 3.6e−14, and the gradient norm is 2.4e−10.",
                trace,
                df,
                parameters,
                0.0,
                null,
                List.of(new CheckResult("logLikelihood", elbo * 150, 1e-5, null, null, "", elbo * 150 + 3.1e-7, true)));
    }

    private static CellResult closedForm(String name) {
        List<TracePoint> trace = trace(1, -2.6997518667, step -> 0, step -> 0, 0);
        return cell(
                name,
                "ppca",
                "iris",
                "CONFIRMED",
                "CONFIRMED",
                true,
                "The closed form is stationary: gap 0, gradient norm 1.7e−14.",
                trace.subList(1, 2),
                16,
                Map.of("noiseVariance", 0.0471828),
                0.0,
                null,
                List.of());
    }

    private static CellResult stopped(String name) {
        List<TracePoint> trace =
                trace(3, -3.8, step -> 20 * Math.exp(-1.2 * step), step -> 4 * Math.exp(-0.5 * step), 0);
        return cell(
                name,
                "ppca",
                "iris",
                "NOT_STATIONARY",
                "NOT_STATIONARY or ON_MANIFOLD",
                true,
                "The gap of 0.89 is what the gradient explains: keep training.",
                trace,
                16,
                Map.of(),
                0.0,
                null,
                List.of());
    }

    private static CellResult onManifold(String name) {
        List<TracePoint> trace =
                trace(6, -4.4, step -> 1.5 * Math.exp(-0.3 * step), step -> step == 0 ? 2.5 : 0, 4e-16);
        return cell(
                name,
                "gaussian-mixture",
                "faithful",
                "ON_MANIFOLD",
                "CONFIRMED",
                false,
                "F = ES to rounding, but the means still move: gradient norm 0.25.",
                trace,
                11,
                Map.of(),
                0.0,
                null,
                List.of(
                        new CheckResult("logLikelihood", -1130.263960, 1e-4, null, null, "", -1196.8, false),
                        new CheckResult("steps", 6.0, 0.0, null, null, "", 6.0, true)));
    }

    private static CellResult outOfScope(String name) {
        List<TracePoint> trace =
                trace(30, -5.2, step -> 2 * Math.exp(-0.4 * step), step -> 0.346 + Math.exp(-0.4 * step), 0);
        return cell(
                name,
                "ppca",
                "iris",
                "OUT_OF_SCOPE",
                "OUT_OF_SCOPE",
                true,
                "The noise variance is fixed, so no direction scales the observable's natural parameters; under"
                        + " theorem: pseudo-entropy the equality holds.",
                trace,
                15,
                Map.of(),
                0.0,
                null,
                List.of());
    }

    private static CellResult counts(String name) {
        List<TracePoint> trace =
                trace(80, 0.8312, step -> 0.7 * Math.exp(-0.12 * step), step -> 0.3 * Math.exp(-0.1 * step), 1e-15);
        return cell(
                name,
                "poisson-mixture",
                "counts",
                "CONFIRMED",
                "CONFIRMED",
                true,
                "ELBO and entropy sum agree to 1.1e−15; the base measure varies, so the entropies are pseudo"
                        + " entropies.",
                trace,
                8,
                Map.of("rates", List.of(List.of(2.0, 9.0, 0.5), List.of(1e-5, 12345678.9, 3.25))),
                -10.6712,
                null,
                List.of());
    }

    private static CellResult refuted(String name) {
        List<TracePoint> trace =
                trace(50, -6.1, step -> Math.exp(-0.2 * step), step -> 0.0042 + 0.4 * Math.exp(-0.25 * step), 0);
        return cell(
                name,
                "noisy-or",
                "bars",
                "REFUTED",
                "REFUTED",
                true,
                "A gap of 0.0042 is left where the gradient norm is 3e−17; <b>the criterion</b> fails for two causes.",
                trace,
                20,
                Map.of(),
                0.0,
                null,
                List.of());
    }

    private static CellResult failed(String name) {
        List<TracePoint> trace = new ArrayList<>();
        for (int step = 0; step <= 12; step++) {
            double elbo = step < 9 ? -20 - Math.exp(0.9 * step) : Double.NaN;
            trace.add(new TracePoint(
                    step, elbo, elbo * 0.8, 2.0, 1.4, -elbo * 0.8 + 0.6, elbo * 0.2, Math.exp(step), null));
        }
        return MadeResult.of(name)
                .model("ppca")
                .dataset("usarrests")
                .seed(7)
                .verdict("FAILED")
                .passed(false)
                .reason("A number was not finite.")
                .elbo(Double.NaN)
                .gap(Double.NEGATIVE_INFINITY)
                .degreesOfFreedom(14)
                .steps(12)
                .seconds(0.08)
                .parameters(Map.of("W", List.of(Double.NaN, 1.0)))
                .trace(trace)
                .failure("gradient of W is NaN at iteration 9")
                .done();
    }

    private static CellResult stochastic(String name) {
        SplittableRandom random = new SplittableRandom(5);
        List<TracePoint> trace = trace(
                4000,
                -1.9,
                step -> 60 * Math.exp(-0.02 * step) + 0.06 * random.nextDouble(),
                step -> 30 * Math.exp(-0.02 * step) + 0.003 * (random.nextDouble() - 0.5),
                0);
        double[] weights = random.doubles(784).toArray();
        return cell(
                name,
                "vae-3",
                "pca-ring",
                "CONFIRMED",
                "CONFIRMED",
                true,
                "Relative error 0.08 %, under the 0.5 % that the suite asks of published settings.",
                trace,
                5120,
                Map.of("weights", weights),
                0.0,
                null,
                List.of());
    }

    private static List<TracePoint> trace(
            int steps, double end, IntToDoubleFunction below, IntToDoubleFunction gap, double rounding) {
        List<TracePoint> trace = new ArrayList<>();
        for (int step = 0; step <= steps; step++) {
            double elbo = end - below.applyAsDouble(step);
            double difference = gap.applyAsDouble(step) + rounding * ((step * 7) % 5 - 2);
            double posterior = 0.9 - 0.6 * Math.exp(-0.1 * step);
            double prior = 1.4189385;
            double sum = elbo - difference;
            trace.add(new TracePoint(
                    step,
                    elbo,
                    sum,
                    posterior,
                    prior,
                    posterior - prior - sum,
                    difference,
                    2.2 * Math.abs(gap.applyAsDouble(step)) + below.applyAsDouble(step),
                    null));
        }
        return trace;
    }

    private static CellResult cell(
            String name,
            String model,
            String data,
            String verdict,
            String expect,
            boolean passed,
            String reason,
            List<TracePoint> trace,
            int df,
            Map<String, Object> parameters,
            double base,
            @Nullable String failure,
            List<CheckResult> checks) {
        TracePoint last = trace.get(trace.size() - 1);
        double observable = value(last.observable()) + base;
        Entropies entropies = new Entropies(last.posterior(), last.prior(), observable, base);
        double total = value(last.elbo()) * 150;
        List<TermResult> terms = List.of(
                new TermResult("prior", value(last.gap()) * 0.3, value(last.gap()) * 0.3 + 1e-17),
                new TermResult("observable", value(last.gap()) * 0.7, value(last.gap()) * 0.7));
        return MadeResult.of(name)
                .model(model)
                .dataset(data)
                .verdict(verdict)
                .expect(expect)
                .passed(passed)
                .reason(reason)
                .elbo(last.elbo())
                .entropySum(last.entropySum())
                .entropies(entropies)
                .gap(last.gap())
                .directional(last.gap())
                .bound(3.6e-14)
                .gradientNorm(last.gradientNorm())
                .logLikelihood(model.startsWith("vae") ? null : total)
                .degreesOfFreedom(df)
                .bic(model.startsWith("vae") ? null : -2 * total + df * Math.log(150))
                .steps(last.step())
                .seconds(0.013 * (last.step() + 1))
                .parameters(parameters)
                .terms(terms)
                .checks(checks)
                .trace(trace)
                .failure(failure)
                .findings(model.equals("vae-3") ? figures() : Findings.none())
                .done();
    }

    /** One figure of each kind. */
    static Findings figures() {
        double[] steps = {0, 50, 100, 150};
        Plot plot = new Plot(
                "curves",
                "Curves in a band",
                "A line in a band, and points, in nats per data point.",
                Scale.linear("training step"),
                Scale.logarithmic("nats per data point"),
                List.of(
                        org.entropysum.experiments.analysis.Series.band(
                                "line", steps, new double[] {9, 4, 2, 1}, new double[] {8, 3, 1, 0.5}, new double[] {
                                    10, 5, 3, 2
                                }),
                        org.entropysum.experiments.analysis.Series.points(
                                "points, \"quoted\"", steps, new double[] {1, 0, Double.NaN, 3})));
        Bars bars = new Bars(
                "bars",
                "Bars and a level",
                "Two bars for each latent, in nats.",
                List.of("z1", "z2", "z3"),
                Scale.linear("nats"),
                List.of(Bars.Group.of("entropy", 1.2, -0.4, Double.NaN), Bars.Group.of("divergence", 0.2, 2, 1)),
                List.of(new Bars.Level("threshold", 1), new Bars.Level("prior", 1.42)));
        Images images = new Images(
                "filters",
                "Filters",
                "Filters, without units.",
                2,
                3,
                2,
                List.of(
                        Images.Image.of("first", 0, 1, 2, 3, 4, 5),
                        Images.Image.of("second", 5, 4, 3, 2, 1, 0),
                        Images.Image.of("", 0, 0, 0, 0, 0, 0)));
        return Findings.none()
                .with("number", 0.25)
                .with(plot)
                .with(bars)
                .with(images)
                .of("example");
    }

    private static double value(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }
}
