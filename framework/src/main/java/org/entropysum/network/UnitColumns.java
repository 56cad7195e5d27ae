package org.entropysum.network;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.model.Block;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;

/**
 * A network whose first layer has columns of norm one, \( W_{\cdot d} = V_{\cdot d} / \|V_{\cdot d}\| \) with V as the
 * parameter: the constraint is a part of the function, so that its gradient is that of the free V. The norms of V change
 * nothing. A rescaling of the inputs can no longer be undone.
 */
public final class UnitColumns implements Network {
    private final Network network;
    private final String weights;

    private UnitColumns(Network network, String weights) {
        this.network = network;
        this.weights = weights;
    }

    /**
     * The constrained network.
     *
     * @param network a network with a linear first layer, whose block is read as V
     * @return the network with unit columns
     * @throws IllegalArgumentException if its inputs enter in another way
     */
    public static UnitColumns of(Network network) {
        return network.linearInput()
                .map(first -> new UnitColumns(network, first.weights()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "only a network into which its inputs enter through one linear layer can have unit columns"));
    }

    @Override
    public int inputSize() {
        return network.inputSize();
    }

    @Override
    public int outputSize() {
        return network.outputSize();
    }

    @Override
    public Layout layout() {
        return network.layout();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return network.initial(random);
    }

    /** W, the columns that the network uses. {@code [F, D]} */
    private static Matrix normalized(Matrix free, double[] norms) {
        Matrix unit = free.columns(0, free.columns());
        for (int i = 0; i < unit.rows(); i++) {
            for (int d = 0; d < norms.length; d++) {
                unit.set(i, d, free.get(i, d) / norms[d]);
            }
        }
        return unit;
    }

    private double[] norms(Matrix free) {
        double[] norms = new double[free.columns()];
        for (int i = 0; i < free.rows(); i++) {
            for (int d = 0; d < norms.length; d++) {
                norms[d] = Math.hypot(norms[d], free.get(i, d));
            }
        }
        for (double norm : norms) {
            if (!(norm > 0)) {
                throw new NumericFailure(weights, "has a column of norm " + norm + ", which has no direction");
            }
        }
        return norms;
    }

    @Override
    public boolean mixesRows() {
        return network.mixesRows();
    }

    @Override
    public Network evaluating(Parameters parameters, Iterable<Matrix> rows) {
        Matrix free = parameters.matrix(weights);
        Network evaluation = network.evaluating(constrained(parameters, normalized(free, norms(free))), rows);
        return evaluation == network ? this : new UnitColumns(evaluation, weights);
    }

    private Parameters constrained(Parameters parameters, Matrix unit) {
        return parameters.restrictedTo(layout()).with(weights, unit);
    }

    @Override
    public NetworkPass at(Parameters parameters, Matrix input) {
        Matrix free = parameters.matrix(weights);
        double[] norms = norms(free);
        Matrix unit = normalized(free, norms);
        Parameters constrained = constrained(parameters, unit);
        NetworkPass pass = network.at(constrained, input);
        return new NetworkPass() {
            @Override
            public Matrix output() {
                return pass.output();
            }

            @Override
            public Matrix pullback(Matrix cotangent, Gradient into) {
                Gradient byConstrained = Gradient.zeros(layout(), 0, 0);
                Matrix back = pass.pullback(cotangent, byConstrained);
                Parameters found = byConstrained.parameters();
                for (Block block : layout().blocks()) {
                    Matrix values = found.matrix(block.name());
                    into.add(block.name(), block.name().equals(weights) ? tangential(values, unit, norms) : values);
                }
                return back;
            }
        };
    }

    // (I − w wᵀ) c / ‖v‖ column by column
    private static Matrix tangential(Matrix cotangent, Matrix unit, double[] norms) {
        Matrix tangential = Matrix.zeros(unit.rows(), unit.columns());
        for (int d = 0; d < norms.length; d++) {
            double along = 0;
            for (int i = 0; i < unit.rows(); i++) {
                along += unit.get(i, d) * cotangent.get(i, d);
            }
            for (int i = 0; i < unit.rows(); i++) {
                tangential.set(i, d, (cotangent.get(i, d) - along * unit.get(i, d)) / norms[d]);
            }
        }
        return tangential;
    }

    /** The last layer, unless it is the constrained first one too. {@inheritDoc} */
    @Override
    public Optional<LinearOutput> linearOutput() {
        return network.linearOutput().filter(last -> !last.weights().equals(Optional.of(weights)));
    }
}
