package org.entropysum.model;

import java.util.Optional;
import org.entropysum.numeric.Matrix;

/**
 * The natural parameters of a conditional that are not zero and that no parameter moves: the plainest reason for which the
 * criterion fails.
 *
 * @param rigid how many there are
 * @param all how many natural parameters there are
 */
record RigidStatistics(int rigid, int all) {
    static RigidStatistics of(Conditional conditional, Parameters parameters, JointSample sample) {
        Linearization linearization = conditional.at(parameters, sample.z().toArray());
        Matrix eta = Matrix.copyOf(linearization.value());
        int rigid = 0;
        for (int j = 0; j < eta.columns(); j++) {
            Gradient gradient = Gradient.zeros(
                    parameters.layout(), sample.z().rows(), sample.z().columns());
            linearization.pullback(unlike(eta, j).toArray(), gradient);
            rigid += isZero(eta, j) || gradient.parameters().absoluteSum() > 0 ? 0 : 1;
        }
        return new RigidStatistics(rigid, eta.columns());
    }

    /** Cotangents of one natural parameter that differ from row to row, so that no sum cancels. */
    private static Matrix unlike(Matrix eta, int column) {
        Matrix cotangent = Matrix.zeros(eta.rows(), eta.columns());
        for (int row = 0; row < eta.rows(); row++) {
            cotangent.set(row, column, Math.cos(row));
        }
        return cotangent;
    }

    private static boolean isZero(Matrix eta, int column) {
        for (int row = 0; row < eta.rows(); row++) {
            if (eta.get(row, column) != 0) {
                return false;
            }
        }
        return true;
    }

    Optional<String> sentence() {
        if (rigid == 0) {
            return Optional.empty();
        }
        String which = rigid == all ? "its natural parameters" : rigid + " of its " + all + " natural parameters";
        return Optional.of("no parameter moves " + which);
    }
}
