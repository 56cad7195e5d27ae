package org.entropysum.fused;

import static org.entropysum.numeric.Elementary.LOG_TWO_PI;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.network.DenseKernel;
import org.entropysum.network.LinearOutput;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Nodes;

/** A {@link LinearDecoderTerm} at one point of parameter space: what all chunks share, and the sums of a chunk. */
final class LinearDecoderPass implements FusedTerm.Pass {
    /** Up to so many latents plain loops over nodes are faster than products. */
    private static final int FEW = 8;

    private final FusedTerm.Place place;
    private final DenseKernel hidden;
    private final LinearOutput last;
    private final LinearDecoderTerm.Variances variances;
    private final Queue<LinearDecoderRoom> rooms;
    private final Matrix weights;
    private final double[] biases;
    private final double[] logVariance;
    private final double[] precision;
    private final Matrix curvature;

    /** W, ψ⁻¹ W and G = Wᵀ ψ⁻¹ W. */
    private final List<Panel> panels;

    LinearDecoderPass(
            FusedTerm.Place place,
            DenseKernel hidden,
            LinearOutput last,
            LinearDecoderTerm.Variances variances,
            Queue<LinearDecoderRoom> rooms) {
        this.place = place;
        this.hidden = hidden;
        this.last = last;
        this.variances = variances;
        this.rooms = rooms;
        Parameters parameters = place.parameters();
        weights = parameters.matrix(last.weights().orElseThrow());
        biases = parameters.matrix(last.biases()).values();
        logVariance = variances.logarithms(parameters, weights.rows());
        precision = Arrays.stream(logVariance).map(log -> Math.exp(-log)).toArray();
        Matrix scaled = weights.copy().scaleRows(precision);
        curvature = scaled.transposeTimes(weights);
        panels = Panel.copiesOf(List.of(weights, scaled, curvature));
    }

    @Override
    public void add(Batch batch, Nodes.PerDatum nodes, Gradient gradient, ChunkSums sums) {
        LinearDecoderRoom idle = rooms.poll();
        LinearDecoderRoom room = idle != null && idle.data >= batch.rows()
                ? idle
                : new LinearDecoderRoom(hidden, batch.rows(), weights.rows());
        Deviations deviations = new Deviations(room, batch.rowsOnHeap());
        room.projectedPanel.setProduct(room.deviationPanel, panels.get(1));
        room.projectedPanel.store(room.projected, 0);
        if (hidden.isEmpty() && weights.columns() <= FEW) {
            throughNodes(room, nodes, gradient);
        } else {
            throughBlocks(room, nodes, gradient);
        }
        room.meanPanel.load(room.means, 0, batch.rows());
        new Sum(room, deviations, batch.rows(), nodes.weight().columns()).add(gradient, sums);
        rooms.add(room);
    }

    /** x − b with Σ (x − b) and Σ (x − b)². */
    private final class Deviations {
        private final double[] sums = new double[biases.length];
        private final double[] squares = new double[biases.length];

        Deviations(LinearDecoderRoom room, Matrix x) {
            for (int row = 0; row < x.values().length; row += biases.length) {
                addRow(x.values(), row, room.deviations);
            }
            room.deviationPanel.load(room.deviations, 0, x.rows());
        }

        private void addRow(double[] x, int row, double[] into) {
            for (int d = 0; d < biases.length; d++) {
                double deviation = x[row + d] - biases[d];
                into[row + d] = deviation;
                sums[d] += deviation;
                squares[d] += deviation * deviation;
            }
        }
    }

    private double scale(int samples) {
        return place.weight() * place.perDatum() / samples;
    }

    // h = z: m_n, M and ∂F/∂z = w/N (v_n − G z), node by node
    private void throughNodes(LinearDecoderRoom room, Nodes.PerDatum nodes, Gradient gradient) {
        int h = weights.columns();
        int samples = nodes.weight().columns();
        double[] z = nodes.z().values();
        double[] byLatents = gradient.latents().values();
        double[] g = curvature.copy().scale(scale(samples)).values();
        double[] moments = new double[h * h];
        for (int n = 0; n < nodes.weight().rows(); n++) {
            for (int i = 0; i < h; i++) {
                double slope = scale(samples) * room.projected[n * h + i];
                double sum = 0;
                for (int at = n * samples * h; at < (n + 1) * samples * h; at += h) {
                    sum += z[at + i];
                    byLatents[at + i] += slope;
                }
                room.means[n * h + i] = sum / samples;
            }
        }
        for (int i = 0; i < h; i++) {
            for (int j = 0; j <= i; j++) {
                moments[i * h + j] = pair(z, byLatents, h, i, j, g[i * h + j]);
                moments[j * h + i] = moments[i * h + j];
            }
        }
        room.moments.load(moments, 0, h);
    }

    /** Takes G_ij z_j from the derivative by z_i, and G_ij z_i from that by z_j; returns Σ z_i z_j. */
    private static double pair(double[] z, double[] byLatents, int h, int i, int j, double g) {
        double sum = 0;
        if (i == j) {
            for (int at = i; at < z.length; at += h) {
                sum += z[at] * z[at];
                byLatents[at] -= g * z[at];
            }
            return sum;
        }
        for (int at = 0; at < z.length; at += h) {
            double first = z[at + i];
            double second = z[at + j];
            sum += first * second;
            byLatents[at + i] -= g * second;
            byLatents[at + j] -= g * first;
        }
        return sum;
    }

    // h forward; ∂F/∂h = w/N (v_n − G h) back; m_n and M on the way
    private void throughBlocks(LinearDecoderRoom room, Nodes.PerDatum nodes, Gradient gradient) {
        int samples = nodes.weight().columns();
        int h = nodes.z().columns();
        double[] z = nodes.z().values();
        Arrays.fill(room.means, 0);
        for (int first = 0; first < nodes.z().rows(); first += room.block) {
            int rows = Math.min(room.block, nodes.z().rows() - first);
            Panel values = room.space.forward(hidden, z, first * h, rows);
            if (hidden.isEmpty()) {
                addMeans(z, first * h, first, rows, samples, room.means);
            } else {
                addMeans(room.space.outputs(), 0, first, rows, samples, room.means);
            }
            room.moments.setTransposedProduct(values, values, first > 0);
            room.back.setProduct(values, panels.get(2));
            room.back.store(room.pulled, 0);
            pull(room, first, rows, samples, gradient.latents());
        }
        room.space.addTo(hidden, gradient);
    }

    private void addMeans(double[] outputs, int at, int first, int rows, int samples, double[] means) {
        int f = weights.columns();
        double share = 1.0 / samples;
        for (int row = 0; row < rows; row++) {
            int n = (first + row) / samples * f;
            for (int i = 0; i < f; i++) {
                means[n + i] += share * outputs[at + row * f + i];
            }
        }
    }

    private void pull(LinearDecoderRoom room, int first, int rows, int samples, Matrix byLatents) {
        int f = weights.columns();
        int h = byLatents.columns();
        double scale = scale(samples);
        double[] into = hidden.isEmpty() ? room.inputs : room.space.cotangents();
        for (int row = 0; row < rows; row++) {
            int n = (first + row) / samples * f;
            for (int i = 0; i < f; i++) {
                into[row * f + i] = scale * (room.projected[n + i] - room.pulled[row * f + i]);
            }
        }
        if (!hidden.isEmpty()) {
            room.space.backward(hidden, room.inputs, 0);
        }
        for (int i = 0; i < rows * h; i++) {
            byLatents.values()[first * h + i] += room.inputs[i];
        }
    }

    /** The sums of a chunk. */
    private final class Sum {
        private final Deviations deviations;
        private final int rows;
        private final Matrix byWeights;
        private final Matrix spread;
        private final double[] meanSum;

        Sum(LinearDecoderRoom room, Deviations deviations, int rows, int samples) {
            this.deviations = deviations;
            this.rows = rows;
            room.byWeights.setTransposedProduct(room.deviationPanel, room.meanPanel, false);
            room.spread.setProduct(panels.get(0), room.moments);
            byWeights = room.byWeights.toMatrix();
            spread = room.spread.toMatrix().scale(1.0 / samples);
            meanSum = room.meanPanel.toMatrix().columnSums().values();
        }

        void add(Gradient gradient, ChunkSums sums) {
            int f = weights.columns();
            double share = place.perDatum() * rows;
            double scale = place.perDatum() * place.weight();
            double[] byLogarithms = new double[precision.length];
            Matrix byBiases = Matrix.zeros(1, precision.length);
            double density = 0;
            double entropy = 0;
            double absolute = 0;
            for (int d = 0; d < precision.length; d++) {
                double cross = weights.rowDot(d, byWeights.values(), d * f);
                double explained = weights.rowDot(d, spread.values(), d * f);
                double mean = weights.rowDot(d, meanSum, 0);
                double residual = place.perDatum() * precision[d] * (deviations.squares[d] - 2 * cross + explained);
                density -= 0.5 * (share * (LOG_TWO_PI + logVariance[d]) + residual);
                entropy += 0.5 * share * (LOG_TWO_PI + 1 + logVariance[d]);
                byLogarithms[d] = 0.5 * place.weight() * (residual - share);
                byBiases.set(0, d, scale * precision[d] * (deviations.sums[d] - mean));
                double size = place.perDatum()
                        * precision[d]
                        * (explained + 2 * biases[d] * mean + rows * biases[d] * biases[d]);
                absolute += 0.5 * share * Math.abs(LOG_TWO_PI + logVariance[d]) + 0.5 * residual;
                absolute += Math.sqrt(Math.abs(size)) * Math.sqrt(Math.abs(residual)) + 0.5 * share;
            }
            sums.addTerm(place.term(), density, entropy, 0, absolute);
            // ∂F/∂W = ψ⁻¹ (P − W M)
            byWeights.addScaled(-1, spread).scaleRows(precision).scale(scale);
            gradient.add(last.weights().orElseThrow(), byWeights);
            gradient.add(last.biases(), byBiases);
            variances.add(byLogarithms, gradient);
        }
    }
}
