package org.entropysum.testkit.toy;

import java.util.function.BiFunction;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A conditional from two functions on the heap.
 *
 * @param name its name
 * @param child what it is about
 * @param family its family
 * @param map η at parameters and latents
 * @param back its pullback
 */
public record Factor(
        String name, Child child, ExponentialFamily family, BiFunction<Parameters, Matrix, Matrix> map, Pullback back)
        implements Conditional {
    /** The pullback of a map to natural parameters. */
    @FunctionalInterface
    public interface Pullback {
        /**
         * Adds \( J^\top c \).
         *
         * @param parameters where
         * @param z at which latents
         * @param cotangent c
         * @param into receives the sums
         */
        void add(Parameters parameters, Matrix z, Matrix cotangent, Gradient into);
    }

    @Override
    public Linearization at(Parameters parameters, INDArray latents) {
        Matrix z = Matrix.copyOf(latents);
        return new Linearization() {
            @Override
            public INDArray value() {
                return map.apply(parameters, z).toArray();
            }

            @Override
            public void pullback(INDArray cotangent, Gradient into) {
                back.add(parameters, z, Matrix.copyOf(cotangent), into);
            }
        };
    }
}
