package org.entropysum.models.expfamily;

import org.entropysum.data.Batch;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.Panel;

/**
 * The work space of one thread: blocks of data points become features φ, log joint densities, responsibilities r and the sums of
 * r φ. A block is so small that all of it stays in a second-level cache, and its rows do not fall
 * on each other in the first.
 */
final class MixtureRoom {
    private static final int BLOCK = 128;

    private final QuadraticFeatures features;
    private final int components;
    private final double[] values;
    private final Panel phi;
    private final Panel log;
    private final Panel weights;
    private final Panel sums;
    private final Responsibilities responsibilities;

    MixtureRoom(QuadraticFeatures features, int components) {
        this.features = features;
        this.components = components;
        this.values = new double[features.size() * BLOCK];
        this.phi = Panel.of(features.size(), BLOCK);
        this.log = Panel.of(components, BLOCK);
        this.weights = Panel.of(components, BLOCK);
        this.sums = Panel.of(components, features.size());
        this.responsibilities = new Responsibilities(components, BLOCK);
    }

    /** What is done with a block of data points. */
    @FunctionalInterface
    interface Visit {
        /** Sees the responsibilities, before the sums are formed. */
        void visit(Responsibilities responsibilities, int rows);
    }

    /** Forgets the sums. */
    void clear() {
        sums.load(new double[components * features.size()], 0, components);
    }

    /** Adds the sums of r φ over data points, with r by the coefficients of the log joint densities in φ, [K, P]. */
    void add(Batch batch, double[] centre, Panel joint, Visit visit) {
        Matrix x = batch.rowsOnHeap();
        for (int from = 0; from < x.rows(); from += BLOCK) {
            int to = Math.min(x.rows(), from + BLOCK);
            features.write(x, from, to, centre, values);
            phi.withColumns(to - from).load(values, 0, features.size());
            multiply(joint, responsibilities.logJoint(), to - from);
            responsibilities.normalize(to - from);
            visit.visit(responsibilities, to - from);
            weights.withColumns(to - from).load(responsibilities.weights(), 0, components);
            sums.addProductTransposed(weights, phi);
        }
    }

    /** The products of coefficients with φ of the block that is visited, [K, B]. */
    void multiply(Panel coefficients, double[] into, int rows) {
        log.withColumns(rows).setProduct(coefficients, phi);
        log.store(into, 0);
    }

    /** The sums of r φ, [K, P]. */
    Matrix sums() {
        return sums.toMatrix();
    }
}
