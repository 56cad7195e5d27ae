package org.entropysum.model;

import java.util.List;
import org.entropysum.family.BaseMeasure;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Tolerances;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The flow of one direction at given latents and observations, in log densities alone: parameters move with the tangent
 * and latents as \( e^{r_h t} z_h \).
 *
 * @param conditionals all factors of the model
 * @param own the factor that the direction is about
 * @param point where the flow starts
 * @param along the direction
 * @param z latents, one a row
 * @param x observations, as many rows
 */
record Flow(
        List<Conditional> conditionals, Conditional own, Parameters point, Direction.Along along, Matrix z, Matrix x) {
    static Flow of(GenerativeModel model, Parameters point, Direction.Along along, Matrix z, Matrix x) {
        Conditional own = model.conditionals().stream()
                .filter(conditional -> conditional.name().equals(along.term()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no conditional " + along.term()));
        return new Flow(model.conditionals(), own, point, along, z, x);
    }

    private Parameters parameters(double time) {
        return point.plus(time, along.tangent().in(point.layout()));
    }

    private Matrix latents(double time) {
        Matrix moved = z.columns(0, z.columns());
        for (int i = 0; i < z.rows(); i++) {
            for (int h = 0; h < z.columns(); h++) {
                moved.set(i, h, z.get(i, h) * Math.exp(along.latentRates()[h] * time));
            }
        }
        return moved;
    }

    private INDArray eta(Conditional conditional, double time) {
        Matrix eta = Matrix.copyOf(
                conditional.at(parameters(time), latents(time).toArray()).value());
        return (eta.rows() == 1 ? eta.repeatRows(z.rows()) : eta).toArray();
    }

    private INDArray child(Conditional conditional, double time) {
        return conditional.child() instanceof Child.Latent latent
                ? latents(time).columns(latent.from(), latent.to()).toArray()
                : x.toArray();
    }

    private double[] logDensity(Conditional conditional, double time) {
        return Matrix.copyOf(conditional.family().logDensity(eta(conditional, time), child(conditional, time)))
                .values();
    }

    double[] logDensityOfOwn(double time) {
        return logDensity(own, time);
    }

    double[] logDensityOfOthers(double time) {
        double[] sum = new double[z.rows()];
        for (Conditional conditional : conditionals) {
            if (!conditional.name().equals(own.name())) {
                double[] summand = logDensity(conditional, time);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += summand[i];
                }
            }
        }
        return sum;
    }

    /** How fast H[q] grows: Σ r_h. */
    double entropyRate() {
        double sum = 0;
        for (double rate : along.latentRates()) {
            sum += rate;
        }
        return sum;
    }

    /** log p + H − log h of the own term, row by row. */
    double[] gaps() {
        ExponentialFamily family = own.family();
        double[] gaps = logDensityOfOwn(0);
        double[] entropy = Matrix.copyOf(family.entropy(eta(own, 0))).values();
        double[] logMeasure = family.baseMeasure() instanceof BaseMeasure.Varying varying
                ? Matrix.copyOf(varying.logarithm(child(own, 0))).values()
                : new double[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] += entropy[i] - logMeasure[i];
        }
        return gaps;
    }

    /** (η̇ − η)ᵀ(T − ∇A) of the own term, row by row. */
    double[] growthOfNaturalParameters() {
        Matrix eta = Matrix.copyOf(eta(own, 0));
        double[] velocity =
                Derivative.sixthOrders(t -> Matrix.copyOf(eta(own, t)).values(), Tolerances.WIDE_STEP);
        Matrix centred = Matrix.copyOf(own.family().sufficientStatistics(child(own, 0)))
                .addScaled(-1, Matrix.copyOf(own.family().meanParameters(eta.toArray())));
        double[] seen = new double[eta.rows()];
        for (int k = 0; k < velocity.length; k++) {
            seen[k / eta.columns()] += (velocity[k] - eta.values()[k]) * centred.values()[k];
        }
        return seen;
    }

    /** The size of the numbers in row i, against which errors are measured. */
    double size(int i) {
        double size = 1;
        for (Conditional conditional : conditionals) {
            size += Math.abs(logDensity(conditional, 0)[i]);
        }
        return size;
    }
}
