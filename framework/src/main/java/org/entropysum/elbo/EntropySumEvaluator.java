package org.entropysum.elbo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Conditional;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.Maximization;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Posterior;
import org.entropysum.posterior.Statistics;

/** The evaluator for every model: chunk by chunk over the data, merged in the order of the rows. */
public final class EntropySumEvaluator implements WeightedObjective {
    private static final int CHUNK = 1024;

    private final ModelAssembly assembly;
    private final List<Batch> chunks;
    private final int rows;
    private final Weights weights;

    private EntropySumEvaluator(ModelAssembly assembly, List<Batch> chunks, int rows, Weights weights) {
        this.assembly = assembly;
        this.chunks = chunks;
        this.rows = rows;
        this.weights = weights;
    }

    /**
     * The evaluator of a model on data, which are read again, chunk by chunk, for each evaluation.
     *
     * @param assembly the model with its variational family
     * @param data the data
     * @return the evaluator
     */
    public static EntropySumEvaluator of(ModelAssembly assembly, Dataset data) {
        return new EntropySumEvaluator(
                assembly, data.chunks(CHUNK), data.shape().rows(), Weights.NONE);
    }

    /** The evaluator of the same model on other rows. */
    EntropySumEvaluator on(List<Batch> batches) {
        int count = batches.stream().mapToInt(Batch::rows).sum();
        return new EntropySumEvaluator(assembly, List.copyOf(batches), count, weights);
    }

    @Override
    public EntropySumEvaluator weighted(Weights other) {
        return new EntropySumEvaluator(assembly, chunks, rows, other);
    }

    @Override
    public ModelAssembly assembly() {
        return assembly;
    }

    @Override
    public Evaluation at(Parameters parameters, Parameters held) {
        return evaluate(parameters, held, UnaryOperator.identity());
    }

    /**
     * The ELBO with q rescaled, for differences along the flow of a class B direction.
     *
     * @param parameters where the model stands
     * @param held where q stands
     * @param rates r, one a latent
     * @param time t in \( z_h \to e^{r_h t} z_h \)
     * @return F, nats per data point
     */
    public double elboRescaled(Parameters parameters, Parameters held, double[] rates, double time) {
        return evaluate(parameters, held, q -> q.rescale(rates, time)).elbo();
    }

    private Evaluation evaluate(Parameters parameters, Parameters held, UnaryOperator<Posterior> move) {
        List<String> names = new ArrayList<>();
        List<Boolean> observed = new ArrayList<>();
        for (Conditional conditional : assembly.model().conditionals()) {
            names.add(conditional.name());
            observed.add(conditional.child() instanceof org.entropysum.model.Child.Observed);
        }
        Sums sums =
                new Sums(names, observed, parameters.layout(), assembly.model().latentSize());
        for (Batch chunk : chunks) {
            new ChunkPass(assembly, parameters, chunk, weights, rows)
                    .run(move.apply(assembly.posterior().at(held, chunk)), held, sums);
        }
        return sums.evaluation(weights);
    }

    @Override
    public Statistics statistics(Maximization maximization, Parameters held) {
        Statistics total = statistics(maximization, held, chunks.get(0));
        for (Batch chunk : chunks.subList(1, chunks.size())) {
            total = total.merge(statistics(maximization, held, chunk));
        }
        return total;
    }

    private Statistics statistics(Maximization maximization, Parameters held, Batch chunk) {
        return maximization.statistics(
                held, chunk, assembly.posterior().at(held, chunk).nodes(assembly.expectation()));
    }
}
