package org.entropysum.elbo;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RememberingFamily;
import org.entropysum.posterior.Statistics;
import org.entropysum.posterior.Summary;
import org.entropysum.posterior.Weights;

/**
 * The evaluator for every model: chunk by chunk over the data. Up to sixteen groups of consecutive chunks are added up, each
 * in the order of its rows, and then the groups in theirs. Chunks and groups depend on the data alone, so any number of threads
 * gives the same bits.
 */
public final class EntropySumEvaluator implements WeightedObjective {
    /** Rows in a chunk, fewer where each has many nodes: what a chunk keeps in memory should stay in a cache. */
    private static final int CHUNK = 256;

    private static final int NODES_IN_A_CHUNK = 1 << 15;

    /** Coordinates of observables at all nodes of a chunk, where the definition builds them: 32 MiB of each array. */
    private static final int NUMBERS_IN_A_CHUNK = 1 << 22;

    private static final int GROUPS = 16;

    /** Data of at most so many numbers (32 megabytes) are kept a second time, in chunks; larger ones are copied as they are read. */
    private static final long KEPT_IN_CHUNKS = 1 << 22;

    private final ModelAssembly assembly;
    private final List<Batch> chunks;
    private final int rows;
    private final Weights weights;
    private final Parallel parallel;

    private EntropySumEvaluator(
            ModelAssembly assembly, List<Batch> chunks, int rows, Weights weights, Parallel parallel) {
        this.assembly = assembly;
        this.chunks = chunks;
        this.rows = rows;
        this.weights = weights;
        this.parallel = parallel;
    }

    /**
     * The evaluator of a model on data, on one thread. Streamed and large data are read again, chunk by
     * chunk, for each evaluation, so that memory beyond the data does not grow with them. Where a data point's ELBO depends
     * on the other data points of its batch ({@link ModelAssembly#mixesRows}), all data are one batch, as in a training that
     * takes them as such; {@link ModelAssembly#evaluating} gives an assembly that is evaluated in chunks.
     *
     * @param assembly the model with its variational family
     * @param data the data
     * @return the evaluator
     */
    public static EntropySumEvaluator of(ModelAssembly assembly, Dataset data) {
        return of(assembly, data, Weights.NONE, Parallel.of(1));
    }

    private static EntropySumEvaluator of(ModelAssembly assembly, Dataset data, Weights weights, Parallel parallel) {
        int rows = data.shape().rows();
        List<Batch> chunks = data.chunks(
                assembly.mixesRows()
                        ? rows
                        : even(rows, chunkRows(assembly, data.shape().columns())));
        return new EntropySumEvaluator(assembly, isSmall(data) ? List.copyOf(chunks) : chunks, rows, weights, parallel);
    }

    /** The evaluator of another assembly on other data, with the same weights and threads. */
    EntropySumEvaluator on(ModelAssembly other, Dataset data) {
        return of(other, data, weights, parallel);
    }

    private static boolean isSmall(Dataset data) {
        return !data.isStreamed() && (long) data.shape().rows() * data.shape().columns() <= KEPT_IN_CHUNKS;
    }

    /** Rows in each of an even number of chunks of about the same size, so that two threads have the same to do. */
    private static int even(long rows, long most) {
        long pairs = (rows + 2 * most - 1) / (2 * most);
        return Math.toIntExact(rows <= most ? rows : (rows + 2 * pairs - 1) / (2 * pairs));
    }

    private static int chunkRows(ModelAssembly assembly, int columns) {
        int samples = assembly.expectation().samples();
        int rows = Math.min(CHUNK, NODES_IN_A_CHUNK / samples);
        long narrow = NUMBERS_IN_A_CHUNK / ((long) samples * columns);
        return Math.max(
                1,
                Math.min(
                        rows,
                        Math.toIntExact(assembly.fused()
                                .map(form -> (long) form.chunkRows())
                                .orElse(narrow))));
    }

    /**
     * The same evaluator on several threads.
     *
     * @param threads how many work at the same time, at least 1
     * @return the evaluator; its numbers are the same to the bit
     */
    public EntropySumEvaluator threads(int threads) {
        return new EntropySumEvaluator(assembly, chunks, rows, weights, Parallel.of(threads));
    }

    /** The evaluator of the same model on other rows. */
    EntropySumEvaluator on(List<Batch> batches) {
        int count = batches.stream().mapToInt(Batch::rows).sum();
        return new EntropySumEvaluator(assembly, List.copyOf(batches), count, weights, parallel);
    }

    @Override
    public EntropySumEvaluator weighted(Weights other) {
        return new EntropySumEvaluator(assembly.under(other), chunks, rows, other, parallel);
    }

    @Override
    public EntropySumEvaluator with(Expectation rule) {
        return new EntropySumEvaluator(assembly.with(rule), chunks, rows, weights, parallel);
    }

    @Override
    public Parallel parallel() {
        return parallel;
    }

    @Override
    public ModelAssembly assembly() {
        return assembly;
    }

    @Override
    public EntropySumEvaluator visited(Parameters parameters, int step, long seed) {
        return visited(parameters, chunks, seed);
    }

    /** After an E-step on some of the rows. */
    EntropySumEvaluator visited(Parameters parameters, List<Batch> batches, long seed) {
        if (assembly.posterior() instanceof RememberingFamily before) {
            RememberingFamily family = before;
            for (Batch batch : batches) {
                family = family.visited(parameters, batch, seed);
            }
            return new EntropySumEvaluator(assembly.with(family), chunks, rows, weights, parallel);
        }
        return this;
    }

    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        FusedForm.Point point = point(parameters, held);
        Optional<FusedForm> fused = assembly.fused()
                .filter(form -> form.covers(assembly.expectation(), weights))
                .filter(form -> form.covers(point));
        return fused.isPresent() ? evaluate(point, fused.get().at(point)) : byDefinition(point);
    }

    @Override
    public Parameters ownGradient(Parameters parameters, Parameters held) {
        return at(parameters, held).gradient();
    }

    private FusedForm.Point point(Parameters parameters, Parameters held) {
        return new FusedForm.Point(parameters, held, assembly.expectation(), weights, 1.0 / rows);
    }

    private Evaluation byDefinition(FusedForm.Point point) {
        return evaluate(
                point,
                (chunk, sums) -> new ChunkPass(assembly, point, chunk)
                        .run(assembly.posterior().visit(point.held(), chunk), sums));
    }

    private Evaluation evaluate(FusedForm.Point point, FusedForm.Pass pass) {
        Sums total = Sums.of(assembly.model(), point.parameters().layout());
        List<Sums> groups = overGroups(group -> {
            Sums sums = total.beside();
            group.forEach(chunk -> pass.add(chunk, sums));
            return sums;
        });
        groups.forEach(total::merge);
        return total.evaluation(weights, parallel);
    }

    private <T> List<T> overGroups(Function<List<Batch>, T> task) {
        int groups = Math.min(GROUPS, chunks.size());
        IntFunction<Integer> start = group -> Math.toIntExact((long) group * chunks.size() / groups);
        return parallel.map(groups, group -> task.apply(chunks.subList(start.apply(group), start.apply(group + 1))));
    }

    @Override
    public Statistics statistics(Summary summary, Parameters held) {
        Function<List<Batch>, Statistics> ofGroup = assembly.fused()
                .filter(form -> assembly.maximization().orElse(null) == summary)
                .flatMap(form -> form.statistics(held))
                .orElse(group -> fromNodes(summary, held, group));
        return overGroups(ofGroup).stream().reduce(Statistics::merge).orElseThrow();
    }

    private Statistics fromNodes(Summary summary, Parameters held, List<Batch> group) {
        return group.stream()
                .map(chunk ->
                        summary.statistics(held, chunk, assembly.posterior().at(held, chunk), assembly.expectation()))
                .reduce(Statistics::merge)
                .orElseThrow();
    }
}
