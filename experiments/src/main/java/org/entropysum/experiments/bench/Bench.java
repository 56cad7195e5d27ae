package org.entropysum.experiments.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.elbo.WeightedObjective;
import org.entropysum.experiments.run.Assembly;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.experiments.suite.LoadResult;
import org.entropysum.experiments.suite.Suite;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.learning.Adam;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.learning.FreshDraws;
import org.entropysum.learning.State;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.MomentLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Parallel;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.MaximumLikelihood;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.MomentFit;

/**
 * Times units of work after the JVM has warmed up: until rounds of units are no longer clearly faster than the best before and
 * its compilers, which take processors from the units, are at rest.
 */
public final class Bench {
    private static final double LEARNING_RATE = 1e-3;
    private static final long SEED = 1;

    /** A round of warming up takes this long, at least one unit. */
    private static final double ROUND_SECONDS = 0.5;

    /** Warming up ends when this many rounds in a row have not been faster by more than the share below. */
    private static final int STABLE_ROUNDS = 4;

    private static final double FASTER = 0.97;

    /** The most that compilers may take of a round of which that can be said. */
    private static final double COMPILING = 0.05;

    private static final int MOST_ROUNDS = 40;

    private final ModelCatalog models;
    private final SuiteLoader loader;
    private final int threads;
    private final boolean plain;

    /**
     * A bench.
     *
     * @param models the catalog
     * @param loader loads the cells
     * @param threads how many work at the same time
     * @param plain whether closed and fused forms are left out
     */
    public Bench(ModelCatalog models, SuiteLoader loader, int threads, boolean plain) {
        this.models = models;
        this.loader = loader;
        this.threads = threads;
        this.plain = plain;
    }

    /** A unit of work, which may be done again and again. */
    private interface Unit {
        void run();

        /** F after the last unit. */
        double elbo();
    }

    /**
     * Times a case.
     *
     * @param bench the case
     * @param repeats how many units
     * @return the times
     * @throws IllegalStateException if its cell cannot be loaded, as where the model is not in the catalog
     */
    public BenchTimes time(BenchCase bench, int repeats) {
        return time(bench, repeats, UnaryOperator.identity());
    }

    /** Times a case whose cell is written into the text of its resource. */
    BenchTimes time(BenchCase bench, int repeats, UnaryOperator<String> text) {
        Unit unit = unit(bench, text);
        int warmUp = warmUp(unit);
        double[] seconds = new double[Math.min(repeats, bench.repeats())];
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            unit.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        return new BenchTimes(bench, threads, seconds, warmUp, unit.elbo(), ProductRate.measure());
    }

    /** The bytes that units keep alive beyond the data and the start. */
    long liveBytes(BenchCase bench, int units, UnaryOperator<String> text) {
        Unit unit = unit(bench, text);
        return LiveMemory.during(() -> {
            for (int i = 0; i < units; i++) {
                unit.run();
            }
        });
    }

    private Unit unit(BenchCase bench, UnaryOperator<String> text) {
        Suite suite = suite(bench, text);
        CellSpec cell = suite.cells().get(0);
        Dataset rows = suite.source(cell).load(bench.name(), SEED);
        boolean condensed = bench.work() instanceof BenchCase.Work.AdamStep step && step.condensed();
        Dataset data = condensed ? rows.condensed() : rows;
        ModelAssembly assembly = Assembly.of(
                models,
                cell.model(),
                cell.posterior().orElseThrow(),
                cell.expectation(),
                cell.theorem(),
                data.shape(),
                SEED);
        return unit(bench, plain ? assembly.plain() : assembly, data);
    }

    private Suite suite(BenchCase bench, UnaryOperator<String> text) {
        String file = bench.name() + ".yaml";
        try (InputStream bytes = Objects.requireNonNull(Bench.class.getResourceAsStream(file), file)) {
            byte[] suite = text.apply(new String(bytes.readAllBytes(), UTF_8)).getBytes(UTF_8);
            LoadResult result = loader.load(file, new ByteArrayInputStream(suite));
            if (result instanceof LoadResult.Loaded loaded) {
                return loaded.suite();
            }
            throw new IllegalStateException(
                    ((LoadResult.Rejected) result).problems().toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    private static int warmUp(Unit unit) {
        int rounds = 0;
        int units = 0;
        double best = Double.POSITIVE_INFINITY;
        int stable = 0;
        while (stable < STABLE_ROUNDS && rounds < MOST_ROUNDS) {
            long compiling = compilerMillis();
            long start = System.nanoTime();
            int done = 0;
            do {
                unit.run();
                done++;
            } while ((System.nanoTime() - start) / 1e9 < ROUND_SECONDS);
            double each = (System.nanoTime() - start) / 1e9 / done;
            boolean compiled = (compilerMillis() - compiling) / 1e3 > COMPILING * each * done;
            stable = compiled || each < FASTER * best ? 0 : stable + 1;
            best = Math.min(best, each);
            rounds++;
            units += done;
        }
        return units;
    }

    private static long compilerMillis() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        return compilers != null && compilers.isCompilationTimeMonitoringSupported()
                ? compilers.getTotalCompilationTime()
                : 0;
    }

    private Unit unit(BenchCase bench, ModelAssembly assembly, Dataset data) {
        EntropySumEvaluator elbo = EntropySumEvaluator.of(assembly, data).threads(threads);
        Parameters start = assembly.initial(data, RandomSource.XO_SHI_RO_256_PP.create(SEED));
        if (bench.work() instanceof BenchCase.Work.AdamStep) {
            return new AdamSteps(elbo, start);
        }
        if (bench.work() instanceof BenchCase.Work.Em em) {
            return new Em(elbo, start, em.iterations());
        }
        return assembly.maximumLikelihood().orElseThrow() instanceof MomentFit closed
                        && assembly.model() instanceof MomentLikelihood marginal
                ? new MomentsFit(closed, marginal, data, Parallel.of(threads))
                : new Fit(assembly, data);
    }

    /** Each unit goes on where the one before ended. */
    private static final class AdamSteps implements Unit {
        private final EntropySumEvaluator elbo;
        private final WeightedObjective learned;
        private final Adam adam = Adam.of(LEARNING_RATE);
        private State state;

        AdamSteps(EntropySumEvaluator elbo, Parameters start) {
            this.elbo = elbo;
            this.learned = elbo.assembly().expectation() instanceof Expectation.MonteCarlo ? FreshDraws.of(elbo) : elbo;
            this.state = adam.initial(start);
        }

        @Override
        public void run() {
            state = adam.advance(learned, state);
        }

        @Override
        public double elbo() {
            return elbo.at(state.parameters()).elbo();
        }
    }

    /** Each unit starts afresh. */
    private static final class Em implements Unit {
        private final EntropySumEvaluator elbo;
        private final Parameters start;
        private final int iterations;
        private final ExpectationMaximization em = ExpectationMaximization.of();
        private State state;

        Em(EntropySumEvaluator elbo, Parameters start, int iterations) {
            this.elbo = elbo;
            this.start = start;
            this.iterations = iterations;
            this.state = em.initial(start);
        }

        @Override
        public void run() {
            state = em.initial(start);
            for (int i = 0; i < iterations; i++) {
                state = em.step(elbo, state);
            }
        }

        @Override
        public double elbo() {
            return elbo.at(state.parameters()).elbo();
        }
    }

    /** Maximum likelihood and the likelihood there, through mean and covariance, which are taken anew for each unit. */
    private static final class MomentsFit implements Unit {
        private final MomentFit closed;
        private final MomentLikelihood marginal;
        private final Dataset data;
        private final Parallel parallel;
        private double logLikelihood;

        MomentsFit(MomentFit closed, MomentLikelihood marginal, Dataset data, Parallel parallel) {
            this.closed = closed;
            this.marginal = marginal;
            this.data = data;
            this.parallel = parallel;
        }

        @Override
        public void run() {
            Moments moments = Moments.of(data, parallel);
            logLikelihood = marginal.meanLogMarginal(closed.fit(moments), moments);
        }

        @Override
        public double elbo() {
            return logLikelihood;
        }
    }

    /** Maximum likelihood and the likelihood there, row by row. */
    private static final class Fit implements Unit {
        private static final int ROWS = 1024;

        private final MarginalLikelihood marginal;
        private final MaximumLikelihood closed;
        private final Dataset data;
        private double logLikelihood;

        Fit(ModelAssembly assembly, Dataset data) {
            this.marginal = (MarginalLikelihood) assembly.model();
            this.closed = assembly.maximumLikelihood().orElseThrow();
            this.data = data;
        }

        @Override
        public void run() {
            Parameters at = closed.fit(data);
            double sum = 0;
            for (Batch batch : data.chunks(ROWS)) {
                sum += Matrix.copyOf(marginal.logMarginal(at, batch.x()))
                        .columnSums()
                        .get(0, 0);
            }
            logLikelihood = sum / data.shape().rows();
        }

        @Override
        public double elbo() {
            return logLikelihood;
        }
    }
}
