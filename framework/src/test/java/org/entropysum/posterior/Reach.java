package org.entropysum.posterior;

import java.util.Arrays;
import org.entropysum.data.Batch;
import org.entropysum.model.Block;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.testkit.Derivative;
import org.entropysum.testkit.Tolerances;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How nodes and entropies of a batch can be moved by the parameters Φ of a family, by differences: whether the rescaling of
 * the latents is among these movements.
 *
 * @param family the family
 * @param batch the data points
 * @param rule by which nodes are chosen
 */
record Reach(VariationalFamily family, Batch batch, Expectation rule) {
    static Reach of(VariationalFamily family, Batch batch, Expectation rule) {
        return new Reach(family, batch, rule);
    }

    private double[] outputs(Parameters point) {
        Posterior posterior = family.at(point, batch);
        double[] z = posterior.nodes(rule).z().values();
        double[] entropy = Matrix.copyOf(posterior.entropy()).values();
        double[] both = Arrays.copyOf(z, z.length + entropy.length);
        System.arraycopy(entropy, 0, both, z.length, entropy.length);
        return both;
    }

    /** What rescaling means for the outputs: r z for nodes, Σ r for entropies. */
    double[] target(Parameters point, double[] rates) {
        double[] target = outputs(point);
        int nodes = target.length - batch.rows();
        double sum = Arrays.stream(rates).sum();
        Arrays.setAll(target, i -> i < nodes ? rates[i % rates.length] * target[i] : sum);
        return target;
    }

    /** The velocity of the outputs along a direction of parameter space. */
    double[] velocity(Parameters point, Parameters direction) {
        return Derivative.sixthOrders(t -> outputs(point.plus(t, direction)), Tolerances.WIDE_STEP);
    }

    /** The part of the target that no direction of Φ reaches, relative to its size. */
    double missed(Parameters point, double[] rates) {
        RealVector target = new ArrayRealVector(target(point, rates));
        RealMatrix jacobian = jacobian(point, target.getDimension());
        RealVector best = new SingularValueDecomposition(jacobian).getSolver().solve(target);
        return jacobian.operate(best).subtract(target).getNorm() / target.getNorm();
    }

    private RealMatrix jacobian(Parameters point, int outputs) {
        RealMatrix jacobian = new Array2DRowRealMatrix(outputs, family.layout().size());
        int column = 0;
        for (Block block : family.layout().blocks()) {
            for (int i = 0; i < block.size(); i++) {
                Matrix unit = Matrix.zeros(block.rows(), block.columns());
                unit.values()[i] = 1;
                Parameters direction = Parameters.zeros(point.layout()).with(block.name(), unit);
                jacobian.setColumn(column++, velocity(point, direction));
            }
        }
        return jacobian;
    }
}
