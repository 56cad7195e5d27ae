package org.entropysum.models.expfamily;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.numeric.FoldedNormal;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.DiagonalGaussianPosterior;
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
    /**
     * Numbers in the rows of a chunk, data and coordinates of q together: few enough for a second-level cache, and many enough
     * that the derivative by W, which each chunk adds to, is read seldom.
     */
    private static final int CHUNK = 3 << 15;

    private final SparseCoding model;
    private final VariationalFamily family;
    private final ConcurrentLinkedQueue<SparseCodingRoom> rooms = new ConcurrentLinkedQueue<>();

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
        SparseCodingPlace place = SparseCodingPlace.of(model, point);
        Function<Batch, VariationalFamily.Visit> visits = family.visits(point.held());
        return (batch, into) -> {
            VariationalFamily.Visit visit = visits.apply(batch);
            boolean independent = visit.posterior() instanceof DiagonalGaussianPosterior;
            int rows = independent ? Math.min(MeanFieldSparseCoding.ROWS, batch.rows()) : batch.rows();
            SparseCodingRoom kept = rooms.poll();
            SparseCodingRoom room = kept == null || kept.rows() < rows
                    ? SparseCodingRoom.of(rows, model.observables(), model.latentSize())
                    : kept;
            add(place, batch, visit, room.at(place), into);
            rooms.add(room);
        };
    }

    private static void add(
            SparseCodingPlace place,
            Batch batch,
            VariationalFamily.Visit visit,
            SparseCodingRoom room,
            ChunkSums into) {
        if (visit.posterior() instanceof DiagonalGaussianPosterior independent) {
            new MeanFieldSparseCoding(place, independent, room).add(batch, visit.pullback(), into);
        } else {
            new Chunk(place, batch, visit, room).addTo(into);
        }
    }

    /** One chunk of data under any Gaussian q. */
    private static final class Chunk {
        private final SparseCodingPlace place;
        private final Batch batch;
        private final VariationalFamily.Visit visit;
        private final SparseCodingRoom room;
        private final double perDatum;
        private final Weights weights;
        private final GaussianMarginals posterior;
        private final Matrix mean;
        private final Matrix variances;
        private final Matrix byMean;
        private final Matrix byVariance;
        private final Matrix squares;

        Chunk(SparseCodingPlace place, Batch batch, VariationalFamily.Visit visit, SparseCodingRoom room) {
            this.place = place;
            this.batch = batch;
            this.visit = visit;
            this.room = room;
            this.perDatum = place.perDatum();
            this.weights = place.weights();
            this.posterior = (GaussianMarginals) visit.posterior();
            this.mean = posterior.marginalMean();
            this.variances = posterior.marginalVariance();
            this.byMean = Matrix.zeros(batch.rows(), place.latents());
            this.byVariance = Matrix.zeros(batch.rows(), place.latents());
            this.squares = posterior.timesCovarianceSum(place.gram());
        }

        void addTo(ChunkSums into) {
            addPrior(into);
            addObservable(into);
            addPosterior(into);
        }

        private void addPrior(ChunkSums into) {
            Matrix magnitude = Matrix.zeros(batch.rows(), place.latents());
            FoldedNormal.all(
                    mean.values(), variances.values(), magnitude.values(), byMean.values(), byVariance.values());
            double[] factors = place.byMagnitudes();
            scaleColumns(byMean, factors);
            scaleColumns(byVariance, factors);
            place.addPrior(batch.rows(), magnitude.columnSums().values(), into);
        }

        private void scaleColumns(Matrix matrix, double[] factors) {
            for (int n = 0; n < matrix.rows(); n++) {
                int at = n * factors.length;
                for (int h = 0; h < factors.length; h++) {
                    matrix.values()[at + h] *= factors[h];
                }
            }
        }

        private void addObservable(ChunkSums into) {
            double sum = room.residuals(batch.rowsOnHeap(), mean);
            for (int h = 0; h < place.latents(); h++) {
                sum += squares.get(h, h);
            }
            place.addObservable(batch.rows(), sum, into);
            addDecoder(into);
        }

        // ∂/∂W = (Rᵀν − W ΣΣ)/σ², ∂/∂ν = R W/σ²
        private void addDecoder(ChunkSums into) {
            byMean.addScaled(place.bySquares(), room.byMeans());
            room.addToDecoder(false);
            Matrix byDecoder = room.byDecoder();
            byDecoder
                    .addScaled(-1, posterior.timesCovarianceSum(place.decoder()))
                    .scale(place.bySquares());
            into.gradient().add(LinearMean.WEIGHTS, place.byWeights(byDecoder));
        }

        private void addPosterior(ChunkSums into) {
            double factor = -0.5 * place.bySquares();
            Matrix byCoordinates =
                    posterior.gradient(byMean, byVariance, place.gram(), factor, weights.posterior() * perDatum);
            visit.pullback().add(byCoordinates, into.gradient());
            into.addPosterior(perDatum * posterior.entropySum(), sumOfRowMaxima(byCoordinates));
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
            double[] rates = new double[place.latents()];
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
