package org.entropysum.models.expfamily;

import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * All states of H bits under a layer of logits, at one point of parameter space: what no data point changes.
 *
 * @param states z, [S, H], bit h of the number of the state in column h
 * @param weights W, [D, H]
 * @param offsets b, [1, D]
 * @param logits c, the natural parameters of the bits' prior
 * @param normalizers A = Σ_d log(1 + e^η) of each state
 * @param entropies Σ_d H of each state
 * @param probabilities sigmoid(η), [S, D]
 */
record BitStates(
        Matrix states,
        Matrix weights,
        Matrix offsets,
        double[] logits,
        double[] normalizers,
        double[] entropies,
        Matrix probabilities) {
    static BitStates of(LogitLayer layer, Parameters parameters, int latents) {
        Matrix states = states(latents);
        Matrix weights = parameters.matrix(layer.weights());
        Matrix offsets = layer.offsets(parameters);
        Matrix eta = states.times(weights.transpose()).addScaled(1, offsets.repeatRows(states.rows()));
        double[] normalizers = new double[states.rows()];
        double[] entropies = new double[states.rows()];
        for (int i = 0; i < eta.values().length; i++) {
            double logit = eta.values()[i];
            double small = Math.exp(-Math.abs(logit));
            double rest = Math.log1p(small);
            normalizers[i / eta.columns()] += Math.max(logit, 0) + rest;
            entropies[i / eta.columns()] += rest + Math.abs(logit) * small / (1 + small);
            eta.values()[i] = (logit >= 0 ? 1 : small) / (1 + small);
        }
        double[] logits = parameters.matrix(BitPrior.LOGITS).values();
        return new BitStates(states, weights, offsets, logits, normalizers, entropies, eta);
    }

    private static Matrix states(int latents) {
        Matrix states = Matrix.zeros(1 << latents, latents);
        for (int s = 0; s < states.rows(); s++) {
            for (int h = 0; h < latents; h++) {
                states.set(s, h, s >> h & 1);
            }
        }
        return states;
    }

    int latents() {
        return states.columns();
    }

    /** a(z) = cᵀz − A(z), what no data point changes in log p(x, z), up to a constant. */
    double[] potentials() {
        double[] potentials = new double[states.rows()];
        for (int s = 0; s < potentials.length; s++) {
            potentials[s] = -normalizers[s];
            for (int h = 0; h < latents(); h++) {
                potentials[s] += states.get(s, h) * logits[h];
            }
        }
        return potentials;
    }
}
