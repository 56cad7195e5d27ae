package org.entropysum.models.expfamily;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entropysum.data.Batch;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;

/**
 * Sparse coding under Gaussian q without nodes: \( E|z_h| \) in closed form and
 * \( E\|x - Wz\|^2 = \|x - W\nu\|^2 + \mathrm{tr}(W^\top W\,\Sigma) \).
 */
final class FusedSparseCoding implements FusedForm {
    private static final int PRIOR = 0;
    private static final int OBSERVABLE = 1;

    /** Numbers in the rows of a chunk, data and coordinates of q together, which stay in a second-level cache with others. */
    private static final int CHUNK = 3 << 14;

    private final SparseCoding model;
    private final VariationalFamily family;
    private final ConcurrentLinkedQueue<Room> rooms = new ConcurrentLinkedQueue<>();

    FusedSparseCoding(SparseCoding model, VariationalFamily family) {
        this.model = model;
        this.family = family;
    }

    @Override
    public int chunkRows() {
        return Math.max(32, CHUNK / (model.observables() + model.latentSize()));
    }

    @Override
    public boolean covers(Expectation rule, Weights weights) {
        return rule instanceof Expectation.Analytic;
    }

    @Override
    public Optional<FusedForm> over(VariationalFamily other) {
        return other.getClass() == family.getClass()
                ? Optional.of(new FusedSparseCoding(model, other))
                : Optional.empty();
    }

    @Override
    public Pass at(Point point) {
        Place place = new Place(point);
        return (batch, into) -> {
            Room kept = rooms.poll();
            Room room = kept == null || kept.rows < batch.rows() ? new Room(batch.rows(), place.decoder) : kept;
            new Chunk(place, batch, room).addTo(into);
            rooms.add(room);
        };
    }

    /** What all chunks share. */
    private final class Place {
        private final Point point;
        private final Optional<UnitColumns> columns;
        private final Matrix decoder;
        private final Panel weights;
        private final Panel negative;
        private final Matrix gram;
        private final double[] scales;
        private final double normalizer;
        private final double variance;

        Place(Point at) {
            point = at;
            Parameters parameters = at.parameters();
            columns = model.isLearnable() ? Optional.of(UnitNormMean.columns(parameters)) : Optional.empty();
            decoder = columns.map(UnitColumns::unit).orElseGet(() -> parameters.matrix(LinearMean.WEIGHTS));
            weights = Panel.copyOf(decoder);
            negative = Panel.copyOf(decoder.copy().scale(-1));
            gram = decoder.transposeTimes(decoder);
            scales = model.prior().scales(parameters).values();
            double sum = 0;
            for (double scale : scales) {
                sum += Math.log(2 * scale);
            }
            normalizer = sum;
            variance = GaussianNoise.variance(parameters);
        }
    }

    /** The work space of one thread. */
    private static final class Room {
        private final int rows;
        private final Panel residuals;
        private final Panel means;
        private final Panel byMeans;
        private final Panel byDecoder;

        Room(int rows, Matrix decoder) {
            this.rows = rows;
            this.residuals = Panel.of(rows, decoder.rows());
            this.means = Panel.of(rows, decoder.columns());
            this.byMeans = Panel.of(rows, decoder.columns());
            this.byDecoder = Panel.of(decoder.rows(), decoder.columns());
        }
    }

    /** One chunk of data. */
    private final class Chunk {
        private final Place place;
        private final Batch batch;
        private final Room room;
        private final double perDatum;
        private final Weights weights;
        private final GaussianMarginals posterior;
        private final Matrix mean;
        private final Matrix variances;
        private final Matrix byMean;
        private final Matrix byVariance;
        private final Matrix squares;

        Chunk(Place place, Batch batch, Room room) {
            this.place = place;
            this.batch = batch;
            this.room = room;
            this.perDatum = place.point.perDatum();
            this.weights = place.point.weights();
            this.posterior = (GaussianMarginals) family.at(place.point.held(), batch);
            this.mean = posterior.marginalMean();
            this.variances = posterior.marginalVariance();
            this.byMean = Matrix.zeros(batch.rows(), place.scales.length);
            this.byVariance = Matrix.zeros(batch.rows(), place.scales.length);
            this.squares = posterior.timesCovarianceSum(place.gram);
        }

        void addTo(ChunkSums into) {
            addPrior(into);
            addObservable(into);
            addPosterior(into);
        }

        // −log 2λ − E|z|/λ; ∂/∂log λ = E|z|/λ − 1
        private void addPrior(ChunkSums into) {
            Matrix magnitude = Matrix.zeros(batch.rows(), place.scales.length);
            FoldedNormal.all(
                    mean.values(), variances.values(), magnitude.values(), byMean.values(), byVariance.values());
            double[] scales = place.scales;
            double[] factors = new double[scales.length];
            Matrix byLogScale = magnitude.columnSums();
            double rows = batch.rows();
            double relative = 0;
            for (int h = 0; h < scales.length; h++) {
                factors[h] = -weights.latent() * perDatum / scales[h];
                double sum = byLogScale.get(0, h) / scales[h];
                relative += sum;
                byLogScale.set(0, h, weights.latent() * perDatum * (sum - rows));
            }
            scaleColumns(byMean, factors);
            scaleColumns(byVariance, factors);
            double log = -rows * place.normalizer - relative;
            double entropy = rows * (scales.length + place.normalizer);
            double absolute = rows * (scales.length + Math.abs(place.normalizer)) + 2 * relative;
            into.addTerm(PRIOR, perDatum * log, perDatum * entropy, 0, perDatum * absolute);
            if (model.isLearnable()) {
                into.gradient().add(LaplacePrior.LOG_SCALES, byLogScale);
            }
        }

        private void scaleColumns(Matrix matrix, double[] factors) {
            for (int n = 0; n < matrix.rows(); n++) {
                int at = n * factors.length;
                for (int h = 0; h < factors.length; h++) {
                    matrix.values()[at + h] *= factors[h];
                }
            }
        }

        // −½ (D log 2πσ² + s/σ²) with s = ‖x − Wν‖² + tr GΣ
        private void addObservable(ChunkSums into) {
            double numbers = (double) batch.rows() * model.observables();
            room.means.load(mean.values(), 0, batch.rows());
            room.residuals.load(batch.rowsOnHeap().values(), 0, batch.rows());
            room.residuals.addProductTransposed(room.means, place.negative);
            double sum = room.residuals.squaredNorm();
            for (int h = 0; h < place.scales.length; h++) {
                sum += squares.get(h, h);
            }
            double relative = sum / place.variance;
            double constant = numbers * (Elementary.LOG_TWO_PI + Math.log(place.variance));
            double entropy = 0.5 * (numbers + constant);
            double absolute = 0.5 * (Math.abs(constant) + relative) + relative;
            into.addTerm(
                    OBSERVABLE, -0.5 * perDatum * (constant + relative), perDatum * entropy, 0, perDatum * absolute);
            into.gradient().add(GaussianNoise.LOG_VARIANCE, weights.observed() * 0.5 * perDatum * (relative - numbers));
            addDecoder(into);
        }

        // ∂/∂W = (Rᵀν − W ΣΣ)/σ², ∂/∂ν = R W/σ²
        private void addDecoder(ChunkSums into) {
            double factor = weights.observed() * perDatum / place.variance;
            room.byMeans.setProduct(room.residuals, place.weights);
            byMean.addScaled(factor, room.byMeans.toMatrix());
            room.byDecoder.setTransposedProduct(room.residuals, room.means, false);
            Matrix byDecoder = room.byDecoder.toMatrix();
            byDecoder.addScaled(-1, posterior.timesCovarianceSum(place.decoder)).scale(factor);
            Matrix byWeights = byDecoder;
            into.gradient()
                    .add(
                            LinearMean.WEIGHTS,
                            place.columns
                                    .map(columns -> columns.toRaw(byWeights))
                                    .orElse(byWeights));
        }

        private void addPosterior(ChunkSums into) {
            double factor = -0.5 * weights.observed() * perDatum / place.variance;
            Matrix byCoordinates =
                    posterior.gradient(byMean, byVariance, place.gram, factor, weights.posterior() * perDatum);
            family.pullback(place.point.held(), batch, byCoordinates, into.gradient());
            double entropy = Matrix.copyOf(posterior.entropy()).columnSums().get(0, 0);
            into.addPosterior(perDatum * entropy, sumOfRowMaxima(byCoordinates));
            addLatentRates(factor, into);
        }

        private double sumOfRowMaxima(Matrix matrix) {
            double sum = 0;
            for (int n = 0; n < matrix.rows(); n++) {
                double largest = 0;
                for (int j = 0; j < matrix.columns(); j++) {
                    largest = Math.max(largest, Math.abs(matrix.get(n, j)));
                }
                sum += largest;
            }
            return sum;
        }

        // Along z_h → eᵗ z_h: ν_h at ν_h, v_h at 2v_h, tr GΣ at 2(GΣ)_hh, and 1 from the entropy
        private void addLatentRates(double factor, ChunkSums into) {
            double[] rates = new double[place.scales.length];
            for (int n = 0; n < batch.rows(); n++) {
                int at = n * rates.length;
                for (int h = 0; h < rates.length; h++) {
                    rates[h] += mean.values()[at + h] * byMean.values()[at + h]
                            + 2 * variances.values()[at + h] * byVariance.values()[at + h];
                }
            }
            for (int h = 0; h < rates.length; h++) {
                double constant = weights.posterior() * perDatum * batch.rows() + 2 * factor * squares.get(h, h);
                into.addLatentRate(h, rates[h] + constant);
            }
        }
    }
}
