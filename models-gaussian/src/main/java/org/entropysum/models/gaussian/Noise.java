package org.entropysum.models.gaussian;

import java.util.Arrays;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.numeric.Matrix;

/** The variances of Gaussian noise that is the same at all latents: fixed, or one to learn, or one for each observable. */
sealed interface Noise {
    /** The block of one σ². */
    String LOG_VARIANCE = "log variance";

    /** The block of ψ. */
    String LOG_VARIANCES = "log variances";

    /** Noise of one variance for D observables. */
    static Noise spherical(NoiseVariance variance, int observables) {
        return variance.fixed().isPresent()
                ? new Fixed(variance.fixed().getAsDouble(), observables)
                : new Spherical(observables);
    }

    /** D. */
    int observables();

    /** The parameters. */
    Layout layout();

    /** The variances, length D. */
    double[] variances(Parameters parameters);

    /** Adds the derivatives by the logarithms of the D variances. */
    void pullback(double[] byLogVariances, Gradient into);

    /** The same parameters with the variances of largest likelihood where D mean squares of residuals are given. */
    Parameters fitted(Parameters parameters, double[] meanSquares);

    /** Known variances, all the same. */
    record Fixed(double variance, int observables) implements Noise {
        @Override
        public Layout layout() {
            return Layout.of();
        }

        @Override
        public double[] variances(Parameters parameters) {
            double[] variances = new double[observables];
            Arrays.fill(variances, variance);
            return variances;
        }

        @Override
        public void pullback(double[] byLogVariances, Gradient into) {
            // Nothing is to be learned.
        }

        @Override
        public Parameters fitted(Parameters parameters, double[] meanSquares) {
            return parameters;
        }
    }

    /** σ² I with log σ² as parameter. */
    record Spherical(int observables) implements Noise {
        @Override
        public Layout layout() {
            return Layout.of(Block.of(LOG_VARIANCE, Role.OBSERVABLE, 1, 1));
        }

        @Override
        public double[] variances(Parameters parameters) {
            double[] variances = new double[observables];
            Arrays.fill(variances, Math.exp(parameters.scalar(LOG_VARIANCE)));
            return variances;
        }

        @Override
        public void pullback(double[] byLogVariances, Gradient into) {
            into.add(LOG_VARIANCE, Arrays.stream(byLogVariances).sum());
        }

        @Override
        public Parameters fitted(Parameters parameters, double[] meanSquares) {
            return parameters.with(
                    LOG_VARIANCE, Math.log(Arrays.stream(meanSquares).sum() / observables));
        }
    }

    /** diag ψ with log ψ as parameters. */
    record Diagonal(int observables) implements Noise {
        @Override
        public Layout layout() {
            return Layout.of(Block.of(LOG_VARIANCES, Role.OBSERVABLE, 1, observables));
        }

        @Override
        public double[] variances(Parameters parameters) {
            double[] variances = parameters.matrix(LOG_VARIANCES).values();
            for (int d = 0; d < observables; d++) {
                variances[d] = Math.exp(variances[d]);
            }
            return variances;
        }

        @Override
        public void pullback(double[] byLogVariances, Gradient into) {
            into.add(LOG_VARIANCES, Matrix.over(byLogVariances, 1, observables));
        }

        @Override
        public Parameters fitted(Parameters parameters, double[] meanSquares) {
            Matrix logarithms = Matrix.zeros(1, observables);
            for (int d = 0; d < observables; d++) {
                logarithms.set(0, d, Math.log(meanSquares[d]));
            }
            return parameters.with(LOG_VARIANCES, logarithms);
        }
    }
}
