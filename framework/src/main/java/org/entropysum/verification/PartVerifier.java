package org.entropysum.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.Batch;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.Evaluation;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.CriterionSolver;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.model.Share;
import org.entropysum.model.Shares;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.Nodes;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gaps of the single parts of all entropies, \( E_q\,\eta^\top (T - \nabla A(\eta)) \) summed over the statistics and
 * components that belong to the part, beside the derivative of the ELBO along the direction of the part, which is found
 * without a statement by the model. Entropies of so many draws, data and dimensions that this would take as long as their
 * training are left in one piece.
 */
final class PartVerifier {
    /** Directions are looked for in models of up to this many parameters: well below a second. */
    private static final int LARGEST = 300;

    private static final int CHUNK = 1024;

    /** Coordinates of observables at all nodes of a chunk: 16 MiB of each array. */
    private static final int NUMBERS_IN_A_CHUNK = 1 << 21;

    /** Coordinates at all nodes of all data, up to which an entropy is taken apart: well below a minute. */
    private static final long NUMBERS = 1L << 27;

    private static final long SEED = 1983;

    private final ModelAssembly assembly;
    private final Parameters parameters;
    private final Parameters held;

    PartVerifier(ModelAssembly assembly, Parameters parameters, Parameters held) {
        this.assembly = assembly;
        this.parameters = parameters;
        this.held = held;
    }

    List<PartVerification> verify(Dataset data, Evaluation evaluation) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
        List<Share> shares = Shares.of(assembly.model(), parameters, random).stream()
                .filter(share -> isAffordable(share, data.shape().rows()))
                .toList();
        double[] gaps = new double[shares.size()];
        DataShape shape = data.shape();
        for (Batch batch :
                data.chunks(assembly.mixesRows() ? shape.rows() : chunkRows(assembly.expectation(), shape.columns()))) {
            addGaps(batch, 1.0 / data.shape().rows(), shares, gaps);
        }
        List<Optional<Direction.Along>> directions = directions(shares, random);
        List<PartVerification> parts = new ArrayList<>();
        for (int i = 0; i < gaps.length; i++) {
            Share share = shares.get(i);
            @Nullable
            Double predicted = directions.get(i).map(evaluation::along).orElse(null);
            parts.add(new PartVerification(share.name(), share.term(), gaps[i], predicted));
        }
        return List.copyOf(parts);
    }

    private boolean isAffordable(Share share, int rows) {
        return assembly.model().conditionals().stream()
                .filter(conditional -> conditional.name().equals(share.term()))
                .allMatch(conditional -> isAffordable(
                        assembly.expectation(), rows, conditional.family().eventSize()));
    }

    /** Whether the entropy of events of a size is taken apart. */
    static boolean isAffordable(Expectation rule, int rows, int eventSize) {
        return (double) rule.samples() * rows * eventSize <= NUMBERS;
    }

    /** Rows that are taken at a time. */
    static int chunkRows(Expectation rule, int columns) {
        long numbersOfRow = (long) rule.samples() * columns;
        return Math.toIntExact(Math.max(1, Math.min(CHUNK, NUMBERS_IN_A_CHUNK / numbersOfRow)));
    }

    private List<Optional<Direction.Along>> directions(List<Share> shares, UniformRandomProvider random) {
        List<Optional<Direction.Along>> unknown =
                shares.stream().map(share -> Optional.<Direction.Along>empty()).toList();
        if (shares.isEmpty() || assembly.model().layout().size() > LARGEST) {
            return unknown;
        }
        try {
            return CriterionSolver.solve(assembly.model(), parameters, shares, random);
        } catch (NumericFailure degenerate) {
            return unknown;
        }
    }

    private void addGaps(Batch batch, double perDatum, List<Share> shares, double[] gaps) {
        Nodes nodes = assembly.posterior().at(held, batch).nodes(assembly.expectation());
        for (Conditional conditional : assembly.model().conditionals()) {
            if (shares.stream().anyMatch(share -> share.term().equals(conditional.name()))) {
                Matrix summands = summands(conditional, nodes, batch).scale(perDatum);
                double[] ofStatistics = summands.columnSums().values();
                for (int i = 0; i < gaps.length; i++) {
                    if (shares.get(i).term().equals(conditional.name())) {
                        gaps[i] += shares.get(i) instanceof Share.State state
                                ? sum(summands, nodes.z(), state)
                                : sum(ofStatistics, shares.get(i));
                    }
                }
            }
        }
    }

    private static double sum(Matrix summands, Matrix z, Share.State share) {
        double sum = 0;
        for (int row = 0; row < summands.rows(); row++) {
            for (int j = 0; j < summands.columns(); j++) {
                sum += share.covers(j, z.get(row, 0)) ? summands.get(row, j) : 0;
            }
        }
        return sum;
    }

    /** Of a share that is the same for all latents. */
    private static double sum(double[] ofStatistics, Share share) {
        double sum = 0;
        for (int j = 0; j < ofStatistics.length; j++) {
            sum += share.covers(j, 0) ? ofStatistics[j] : 0;
        }
        return sum;
    }

    // w η (T − ∇A(η)) for each node and statistic, summed over data where they share the nodes
    private Matrix summands(Conditional conditional, Nodes nodes, Batch batch) {
        ExponentialFamily family = conditional.family();
        INDArray natural = conditional.at(parameters, nodes.z().toArray()).value();
        Matrix mean = repeated(natural, family.meanParameters(natural), nodes);
        double[] weights = nodes instanceof Nodes.Shared
                ? nodes.weight().columnSums().values()
                : nodes.weight().values();
        Matrix summands = statistics(conditional, nodes, batch, weights).addScaled(-1, mean.scaleRows(weights));
        Matrix eta = repeated(natural, natural, nodes);
        for (int i = 0; i < eta.values().length; i++) {
            summands.values()[i] *= eta.values()[i];
        }
        return summands;
    }

    private static Matrix repeated(INDArray natural, INDArray ofNatural, Nodes nodes) {
        Matrix matrix = Matrix.copyOf(ofNatural);
        return natural.rows() == 1 ? matrix.repeatRows(nodes.z().rows()) : matrix;
    }

    private static Matrix statistics(Conditional conditional, Nodes nodes, Batch batch, double[] weights) {
        ExponentialFamily family = conditional.family();
        if (conditional.child() instanceof Child.Latent latent) {
            INDArray child = nodes.z().columns(latent.from(), latent.to()).toArray();
            return Matrix.copyOf(family.sufficientStatistics(child)).scaleRows(weights);
        }
        Matrix ofData = Matrix.copyOf(family.sufficientStatistics(batch.x()));
        return nodes instanceof Nodes.Shared
                ? nodes.weight().transposeTimes(ofData)
                : ofData.repeatRows(nodes.weight().columns()).scaleRows(weights);
    }
}
