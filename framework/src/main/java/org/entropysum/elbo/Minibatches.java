package org.entropysum.elbo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RememberingFamily;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;
import org.entropysum.posterior.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The ELBO of all data, of which a learning step sees a part. A batch is made of short runs of consecutive rows from all over
 * the data, so that sorted data do not make one-sided batches. Each epoch deals the runs out anew, in an order that depends
 * on the seed and the number of the epoch alone. A step's ELBO is the mean over its own rows. Where rows are mixed (batch
 * normalization), a step normalizes by its own batch, and {@link #at} is the ELBO of all rows in evaluation, chunk by chunk.
 */
public final class Minibatches implements WeightedObjective {
    /** At least so many runs make a batch of more rows than that. */
    private static final int RUNS = 8;

    private static final int MOST_RUNS = 64;

    private final EntropySumEvaluator whole;
    private final Dataset data;
    private final List<Batch> runs;
    private final int runsPerBatch;
    private final long seed;
    private volatile @Nullable Order order;
    private volatile @Nullable Measured measured;

    /** The order in which an epoch deals out the runs; it follows from seed and epoch, and is kept for the next step. */
    private record Order(int epoch, List<Integer> runs) {}

    /** The objective of evaluation at a point, kept while training stands there. */
    private record Measured(Parameters parameters, Parameters held, EntropySumEvaluator evaluation) {}

    private Minibatches(EntropySumEvaluator whole, Dataset data, List<Batch> runs, int runsPerBatch, long seed) {
        this.whole = whole;
        this.data = data;
        this.runs = runs;
        this.runsPerBatch = runsPerBatch;
        this.seed = seed;
    }

    /**
     * Batches of a data set.
     *
     * @param assembly the model with its variational family
     * @param data the data
     * @param size rows in a batch, at least 1; 8 runs of the same length or a few more, or one run where q or a conditional
     *     mixes the rows of a batch. Some rows fewer if it takes more than 64 runs to make just this size; the last batch
     *     of an epoch has the rows that are left
     * @param seed the seed of the order
     * @return the objective
     */
    public static Minibatches of(ModelAssembly assembly, Dataset data, int size, long seed) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch has at least one row, not " + size);
        }
        int run = assembly.mixesRows() ? size : rowsOfRun(size);
        List<Batch> runs = data.chunks(run);
        return new Minibatches(EntropySumEvaluator.of(assembly, data), data, runs, Math.max(1, size / run), seed);
    }

    // The longest that goes into a batch without remainder
    private static int rowsOfRun(int size) {
        int longest = Math.max(1, size / RUNS);
        return IntStream.iterate(longest, run -> run > 0 && run * MOST_RUNS >= size, run -> run - 1)
                .filter(run -> size % run == 0)
                .findFirst()
                .orElse(longest);
    }

    /**
     * The same objective on several threads.
     *
     * @param threads how many work at the same time, at least 1
     * @return the objective; its numbers are the same to the bit
     */
    public Minibatches threads(int threads) {
        return new Minibatches(whole.threads(threads), data, runs, runsPerBatch, seed);
    }

    @Override
    public Parallel parallel() {
        return whole.parallel();
    }

    @Override
    public ModelAssembly assembly() {
        return whole.assembly();
    }

    @Override
    public int epoch() {
        return (runs.size() + runsPerBatch - 1) / runsPerBatch;
    }

    @Override
    public EntropySumEvaluator during(int step) {
        return whole.on(batches(step));
    }

    /** Only the rows of the step are visited. {@inheritDoc} */
    @Override
    public Minibatches visited(Parameters parameters, int step, long seedOfVisit) {
        if (assembly().posterior() instanceof RememberingFamily) {
            EntropySumEvaluator after = whole.visited(parameters, batches(step), seedOfVisit);
            Minibatches next = new Minibatches(after, data, runs, runsPerBatch, seed);
            next.order = order;
            return next;
        }
        return this;
    }

    private List<Batch> batches(int step) {
        List<Integer> dealt = order(step / epoch()).runs();
        int first = step % epoch() * runsPerBatch;
        return dealt.subList(first, Math.min(dealt.size(), first + runsPerBatch)).stream()
                .map(runs::get)
                .toList();
    }

    private Order order(int epoch) {
        Order current = order;
        if (current == null || current.epoch() != epoch) {
            List<Integer> dealt =
                    new ArrayList<>(IntStream.range(0, runs.size()).boxed().toList());
            ListSampler.shuffle(RandomSource.PHILOX_4X64.create(new long[] {seed, epoch, 0, 0, 0, 0}), dealt);
            current = new Order(epoch, dealt);
            order = current;
        }
        return current;
    }

    @Override
    public Minibatches weighted(Weights weights) {
        return new Minibatches(whole.weighted(weights), data, runs, runsPerBatch, seed);
    }

    @Override
    public Minibatches with(Expectation rule) {
        return new Minibatches(whole.with(rule), data, runs, runsPerBatch, seed);
    }

    /** All rows in evaluation: one function, where each step has another one. {@inheritDoc} */
    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        return evaluating(parameters, held).at(parameters, held);
    }

    @Override
    public EntropySumEvaluator evaluating(Parameters parameters, Parameters held) {
        if (!assembly().mixesRows()) {
            return whole;
        }
        Measured current = measured;
        if (current == null || current.parameters() != parameters || current.held() != held) {
            ModelAssembly evaluation = assembly().evaluating(parameters, held, data);
            current = new Measured(parameters, held, whole.on(evaluation, data));
            measured = current;
        }
        return current.evaluation();
    }

    @Override
    public Statistics statistics(Summary summary, Parameters held) {
        return whole.statistics(summary, held);
    }
}
