package org.entropysum.fused;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.network.DenseKernel;
import org.entropysum.network.DenseNetwork;
import org.entropysum.network.LinearOutput;
import org.entropysum.numeric.Matrix;

/**
 * The observable \( x \sim N(W h(z) + b, \mathrm{diag}\, \psi) \) with a dense decoder whose last layer is linear and variances
 * that do not depend on z. Reconstructions are built only where few nodes and many features make that cheaper. Else, with
 * \( m_n = \sum_s w_s h_{ns} \) and \( M = \sum_{n,s} w_s h_{ns} h_{ns}^\top \),
 * \[ \sum_{n,s} w_s r_{nsd}^2 = \sum_n c_{nd}^2 - 2 (P W^\top)_{dd} + (W M W^\top)_{dd}, \qquad c = x - b,\; P = \sum_n c_n m_n^\top, \]
 * \( \partial F/\partial W \propto \psi^{-1}(P - W M) \), and \( \partial F/\partial h \propto W^\top \psi^{-1} c - W^\top \psi^{-1} W h \).
 */
public final class LinearDecoderTerm implements FusedTerm {
    private final Optional<DenseNetwork> network;
    private final DenseKernel identity;
    private final LinearOutput last;
    private final Variances variances;
    private final ConcurrentLinkedQueue<LinearDecoderRoom> rooms = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<ResidualDecoderPass.Room> residualRooms = new ConcurrentLinkedQueue<>();

    private LinearDecoderTerm(
            Optional<DenseNetwork> network, DenseKernel identity, LinearOutput last, Variances variances) {
        this.network = network;
        this.identity = identity;
        this.last = last;
        this.variances = variances;
    }

    /**
     * The noise variances.
     *
     * @param block the block of log ψ, {@code [1, 1]} or {@code [1, D]}, or empty where they are fixed
     * @param fixed log ψ where it is fixed
     */
    public record Variances(Optional<String> block, double fixed) {
        /**
         * Learned variances.
         *
         * @param block the block of log ψ, {@code [1, 1]} or {@code [1, D]}
         * @return the variances
         */
        public static Variances learned(String block) {
            return new Variances(Optional.of(block), 0);
        }

        /**
         * One fixed variance.
         *
         * @param variance ψ, positive
         * @return the variances
         */
        public static Variances fixed(double variance) {
            return new Variances(Optional.empty(), Math.log(variance));
        }

        /** log ψ_d, length D. */
        double[] logarithms(Parameters parameters, int d) {
            double[] given = block.map(name -> parameters.matrix(name).values()).orElse(new double[] {fixed});
            double[] all = new double[d];
            for (int i = 0; i < d; i++) {
                all[i] = given[given.length == 1 ? 0 : i];
            }
            return all;
        }

        void add(double[] byLogarithms, Gradient into) {
            block.ifPresent(name -> {
                Matrix row = Matrix.over(byLogarithms, 1, byLogarithms.length);
                into.add(name, into.layout().block(name).columns() == 1 ? total(row) : row);
            });
        }

        private static Matrix total(Matrix row) {
            double sum = 0;
            for (double value : row.values()) {
                sum += value;
            }
            return Matrix.over(new double[] {sum}, 1, 1);
        }
    }

    /**
     * A decoder.
     *
     * @param network the dense network of the mean
     * @param variances the noise
     * @return the term
     * @throws IllegalArgumentException if the last layer of the network is not linear
     */
    public static LinearDecoderTerm of(DenseNetwork network, Variances variances) {
        LinearOutput last = network.linearOutput()
                .orElseThrow(() -> new IllegalArgumentException("the last layer of the decoder is not linear"));
        return new LinearDecoderTerm(Optional.of(network), DenseKernel.identity(network.inputSize()), last, variances);
    }

    /**
     * A linear decoder.
     *
     * @param latents H
     * @param map W and b
     * @param variances the noise
     * @return the term
     */
    public static LinearDecoderTerm linear(int latents, LinearOutput map, Variances variances) {
        return new LinearDecoderTerm(Optional.empty(), DenseKernel.identity(latents), map, variances);
    }

    @Override
    public Pass at(Place place) {
        if (network.isEmpty()) {
            return new LinearDecoderPass(place, identity, last, variances, rooms);
        }
        DenseKernel layers = DenseKernel.of(network.get(), place.parameters());
        DenseKernel hidden = layers.withoutLast();
        return integrates(place.samples(), hidden.outputSize(), layers.outputSize())
                ? new LinearDecoderPass(place, hidden, last, variances, rooms)
                : new ResidualDecoderPass(place, layers, variances, residualRooms);
    }

    /** Whether moments of F features take fewer multiplications than D reconstructions of each node and their way back. */
    private static boolean integrates(long samples, long features, long observables) {
        return 2 * samples * features + 2 * observables <= 3 * samples * observables;
    }
}
