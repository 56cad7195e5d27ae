package org.entropysum.models.expfamily;

import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;
import org.jspecify.annotations.Nullable;

/** The work space of one thread for chunks of sparse coding: residuals R = X − ν Wᵀ and what is made of them. */
final class SparseCodingRoom {
    private final int rows;
    private final Panel weights;
    private final Panel residuals;
    private final Panel means;
    private final Panel byMeans;
    private final Panel byDecoder;
    private final Matrix byWeights;
    private final MeanFieldRoom meanField;
    private Matrix product = Matrix.zeros(0, 0);
    private @Nullable SparseCodingPlace place;

    private SparseCodingRoom(int rows, int observables, int latents) {
        this.rows = rows;
        this.weights = Panel.of(observables, latents);
        this.residuals = Panel.of(rows, observables);
        this.means = Panel.of(rows, latents);
        this.byMeans = Panel.of(rows, latents);
        this.byDecoder = Panel.of(observables, latents);
        this.byWeights = Matrix.zeros(observables, latents);
        this.meanField = new MeanFieldRoom(latents);
    }

    static SparseCodingRoom of(int rows, int observables, int latents) {
        return new SparseCodingRoom(rows, observables, latents);
    }

    /** The largest number of rows. */
    int rows() {
        return rows;
    }

    MeanFieldRoom meanField() {
        return meanField;
    }

    /** This room with the decoder of a place, which is loaded where it is another one. */
    SparseCodingRoom at(SparseCodingPlace other) {
        if (place != other) {
            weights.load(other.decoder().values(), 0, other.decoder().rows());
            place = other;
        }
        return this;
    }

    /** Forms the residuals; returns the sum of their squares. */
    double residuals(Matrix x, Matrix mean) {
        return residuals(x, mean, 0, x.rows());
    }

    /** Forms the residuals of some of the rows; returns the sum of their squares. */
    double residuals(Matrix x, Matrix mean, int first, int count) {
        means.load(mean.values(), first * mean.columns(), count);
        residuals.load(x.values(), first * x.columns(), count);
        residuals.addProductTransposed(-1, means, weights);
        return residuals.squaredNorm();
    }

    /** R W of the rows whose residuals have been formed, until the next rows. */
    Panel byMeansOfRows() {
        byMeans.setProduct(residuals, weights);
        return byMeans;
    }

    /** R W, [B, H], until the next chunk. */
    Matrix byMeans() {
        byMeansOfRows();
        if (product.rows() != byMeans.rows()) {
            product = Matrix.zeros(byMeans.rows(), byMeans.columns());
        }
        byMeans.store(product.values(), 0);
        return product;
    }

    /** Begins Rᵀ ν with the rows whose residuals have been formed, or adds theirs. */
    void addToDecoder(boolean begun) {
        byDecoder.setTransposedProduct(residuals, means, begun);
    }

    /** Rᵀ ν, [D, H], until the next chunk. */
    Matrix byDecoder() {
        byDecoder.store(byWeights.values(), 0);
        return byWeights;
    }
}
