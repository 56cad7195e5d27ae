package org.entropysum.models.expfamily;

import java.util.Arrays;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;

/**
 * The exact posteriors of H bits, in sums over states, see {@link FusedBeliefNet}.
 *
 * @param expectedBits E[z | x], [B, H]
 * @param stateSums Σ_n w_ns of each state
 * @param entropy Σ_n H[q⁽ⁿ⁾]
 */
record BitResponsibilities(Matrix expectedBits, double[] stateSums, double entropy) {
    /** Below this, products of exponentials have lost states that count. */
    private static final double UNDERFLOW = 1e-250;

    static BitResponsibilities of(BitStates model, Matrix x) {
        return new Sums(model, x).responsibilities();
    }

    /** Σ_n max_s of the derivative by the logits of the states, where the model stands elsewhere than q. */
    double largestDerivatives(BitStates held, BitStates model, Matrix x) {
        Matrix inputs = x.times(held.weights());
        Matrix change = x.times(model.weights()).addScaled(-1, inputs);
        double[] potentials = held.potentials();
        double[] changed = model.potentials();
        double sum = 0;
        for (int n = 0; n < x.rows(); n++) {
            double[] log = logits(potentials, held.states(), inputs, n);
            double normalizer = Elementary.logSumExp(log, 0, log.length);
            double[] difference = new double[log.length];
            double mean = 0;
            for (int s = 0; s < log.length; s++) {
                difference[s] = changed[s] - potentials[s];
                for (int h = 0; h < model.latents(); h++) {
                    difference[s] += model.states().get(s, h) * change.get(n, h);
                }
                mean += Math.exp(log[s] - normalizer) * difference[s];
            }
            double largest = 0;
            for (int s = 0; s < log.length; s++) {
                largest = Math.max(largest, Math.exp(log[s] - normalizer) * Math.abs(difference[s] - mean));
            }
            sum += largest;
        }
        return sum;
    }

    // a(z) + uᵀz of all states
    private static double[] logits(double[] potentials, Matrix states, Matrix inputs, int n) {
        double[] log = potentials.clone();
        for (int s = 0; s < log.length; s++) {
            for (int h = 0; h < states.columns(); h++) {
                log[s] += states.get(s, h) * inputs.get(n, h);
            }
        }
        return log;
    }

    /** The sums over states by products over halves of the bits: low bits fastest. */
    private static final class Sums {
        private final BitStates model;
        private final int low;
        private final int high;
        private final Matrix inputs;
        private final double[] potentials;
        private final double largest;
        private final Matrix expected;
        private final double[] sums;
        private double entropy;

        Sums(BitStates model, Matrix x) {
            this.model = model;
            this.low = model.latents() / 2;
            this.high = model.latents() - low;
            this.inputs = x.times(model.weights());
            this.potentials = model.potentials();
            this.largest = Arrays.stream(potentials).max().orElseThrow();
            this.expected = Matrix.zeros(x.rows(), model.latents());
            this.sums = new double[potentials.length];
        }

        BitResponsibilities responsibilities() {
            int rows = inputs.rows();
            Matrix common = Matrix.zeros(1 << high, 1 << low);
            for (int s = 0; s < sums.length; s++) {
                common.values()[s] = Math.exp(potentials[s] - largest);
            }
            Matrix lower = products(0, low);
            Matrix upper = products(low, high);
            Matrix ofUpper = lower.times(common.transpose());
            Matrix ofLower = upper.times(common);
            Matrix scaled = Matrix.zeros(rows, 1 << high);
            for (int n = 0; n < rows; n++) {
                double normalizer = 0;
                for (int k = 0; k < 1 << high; k++) {
                    normalizer += upper.get(n, k) * ofUpper.get(n, k);
                }
                if (normalizer > UNDERFLOW) {
                    addRow(n, normalizer, lower, upper, ofLower, ofUpper, scaled);
                } else {
                    addByLogarithms(n);
                }
            }
            Matrix shares = scaled.transposeTimes(lower);
            for (int s = 0; s < sums.length; s++) {
                double share = shares.values()[s] * common.values()[s];
                sums[s] += share;
                entropy -= share * (potentials[s] - largest);
            }
            return new BitResponsibilities(expected, sums, entropy);
        }

        // Factors e^{uz} relative to the larger of the two values of the bit
        private Matrix products(int from, int count) {
            Matrix products = Matrix.zeros(inputs.rows(), 1 << count);
            for (int n = 0; n < inputs.rows(); n++) {
                int at = n << count;
                products.values()[at] = 1;
                for (int h = 0; h < count; h++) {
                    double u = inputs.get(n, from + h);
                    double small = Math.exp(-Math.abs(u));
                    double off = u > 0 ? small : 1;
                    double on = u > 0 ? 1 : small;
                    int size = 1 << h;
                    for (int m = 0; m < size; m++) {
                        products.values()[at + size + m] = on * products.values()[at + m];
                        products.values()[at + m] *= off;
                    }
                }
            }
            return products;
        }

        // H = log Z − E log of the unnormalized weight; what is common to all data is added at the end
        private void addRow(
                int n, double normalizer, Matrix lower, Matrix upper, Matrix ofLower, Matrix ofUpper, Matrix scaled) {
            for (int m = 0; m < 1 << low; m++) {
                addBits(n, 0, low, m, lower.get(n, m) * ofLower.get(n, m) / normalizer);
            }
            for (int k = 0; k < 1 << high; k++) {
                addBits(n, low, high, k, upper.get(n, k) * ofUpper.get(n, k) / normalizer);
                scaled.set(n, k, upper.get(n, k) / normalizer);
            }
            entropy += Math.log(normalizer);
            for (int h = 0; h < model.latents(); h++) {
                double u = inputs.get(n, h);
                entropy -= u * expected.get(n, h) - Math.max(u, 0);
            }
        }

        private void addBits(int n, int from, int count, int state, double weight) {
            for (int h = 0; h < count; h++) {
                if ((state >> h & 1) == 1) {
                    expected.add(n, from + h, weight);
                }
            }
        }

        private void addByLogarithms(int n) {
            double[] log = logits(potentials, model.states(), inputs, n);
            double normalizer = Elementary.logSumExp(log, 0, log.length);
            for (int s = 0; s < log.length; s++) {
                double weight = Math.exp(log[s] - normalizer);
                sums[s] += weight;
                entropy -= weight == 0 ? 0 : weight * (log[s] - normalizer);
                addBits(n, 0, model.latents(), s, weight);
            }
        }
    }
}
