package org.entropysum.models.expfamily;

import org.entropysum.data.Batch;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.Weights;

/**
 * A sigmoid belief net of one layer with its exact posterior. As \( \log p(x, z) = x^\top b + u(x)^\top z + a(z) \) with
 * \( u = W^\top x \) and \( a(z) = c^\top z - A(z) \) but for a constant, the weight of a state is a product over bits times
 * \( e^{a(z)} \). With the bits cut into two halves, \( L_{nm} \) and \( U_{nk} \) the products of a half and
 * \( C_{km} = e^{a} \), all sums over the \( 2^H \) states are products of small matrices. ELBO, entropies and gradient need of q
 * no more than \( E[z | x^{(n)}] \) and the mean weights of the states.
 */
final class FusedBeliefNet implements FusedForm {
    private static final int PRIOR = 0;
    private static final int OBSERVABLE = 1;

    private final LogitLayer layer;
    private final int latents;

    FusedBeliefNet(LogitLayer layer, int latents) {
        this.layer = layer;
        this.latents = latents;
    }

    @Override
    public boolean covers(Expectation rule, Weights weights) {
        return rule instanceof Expectation.Enumeration && weights.equals(Weights.NONE);
    }

    @Override
    public Pass at(Point point) {
        BitStates model = BitStates.of(layer, point.parameters(), latents);
        BitStates held = point.held() == point.parameters() ? model : BitStates.of(layer, point.held(), latents);
        return (batch, into) -> add(batch, point, model, held, into);
    }

    // One object where q stands at the model, so that it is the exact posterior
    @SuppressWarnings("ReferenceEquality")
    private void add(Batch batch, Point point, BitStates model, BitStates held, ChunkSums into) {
        Matrix x = batch.rowsOnHeap();
        BitResponsibilities q = BitResponsibilities.of(held, x);
        addPrior(q, point, into);
        addObservable(x, q, model, point, into);
        double largest = model == held ? 0 : q.largestDerivatives(held, model, x);
        into.addPosterior(point.perDatum() * q.entropy(), point.perDatum() * largest);
    }

    // cᵀ E[z] − Σ log(1 + eᶜ); ∂/∂c = E[z] − sigmoid(c)
    private void addPrior(BitResponsibilities q, Point point, ChunkSums into) {
        double[] logits = point.parameters().matrix(BitPrior.LOGITS).values();
        Matrix expected = q.expectedBits().columnSums();
        Matrix gradient = Matrix.zeros(1, latents);
        int rows = q.expectedBits().rows();
        double log = 0;
        double entropy = 0;
        double absolute = 0;
        for (int h = 0; h < latents; h++) {
            double softplus = Elementary.softplus(logits[h]);
            double probability = Elementary.sigmoid(logits[h]);
            log += expected.get(0, h) * logits[h] - rows * softplus;
            entropy += rows * (softplus - logits[h] * probability);
            absolute += rows * (softplus + Math.abs(logits[h]));
            gradient.set(0, h, point.perDatum() * (expected.get(0, h) - rows * probability));
        }
        double n = point.perDatum();
        into.addTerm(PRIOR, n * log, n * entropy, 0, n * absolute);
        into.gradient().add(BitPrior.LOGITS, gradient);
    }

    // Σ_n xᵀ(b + W E[z]) − Σ_s w̄_s A_s; ∂/∂W = Xᵀ E − Σ_s w̄_s σ_s z_sᵀ
    private void addObservable(Matrix x, BitResponsibilities q, BitStates model, Point point, ChunkSums into) {
        Matrix weights = point.parameters().matrix(layer.weights());
        Matrix byWeights = x.transposeTimes(q.expectedBits());
        Matrix byOffsets = x.columnSums();
        double linear = 0;
        for (int i = 0; i < weights.values().length; i++) {
            linear += weights.values()[i] * byWeights.values()[i];
        }
        for (int d = 0; d < byOffsets.columns(); d++) {
            linear += model.offsets().get(0, d) * byOffsets.get(0, d);
        }
        double[] mean = q.stateSums();
        double normalizers = 0;
        double entropy = 0;
        for (int s = 0; s < mean.length; s++) {
            normalizers += mean[s] * model.normalizers()[s];
            entropy += mean[s] * model.entropies()[s];
        }
        Matrix weighted = model.probabilities().columns(0, x.columns()).scaleRows(mean);
        byWeights.addScaled(-1, weighted.transposeTimes(model.states()));
        byOffsets.addScaled(-1, weighted.columnSums());
        double n = point.perDatum();
        into.addTerm(OBSERVABLE, n * (linear - normalizers), n * entropy, 0, n * (Math.abs(linear) + normalizers));
        into.gradient().add(layer.weights(), byWeights.scale(n));
        if (layer.hasBiases()) {
            into.gradient().add(layer.biases(), byOffsets.scale(n));
        }
    }
}
