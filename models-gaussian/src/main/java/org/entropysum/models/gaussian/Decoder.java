package org.entropysum.models.gaussian;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.ColumnMoments;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The observable of a variational autoencoder, p(x|z), with what the model needs to know of it. */
interface Decoder {
    /** The name of every decoder's conditional. */
    String NAME = "observable";

    /** The conditional. */
    Conditional observable();

    /** The parameters Θ. */
    Layout layout();

    /** The networks into which z enters. */
    List<Network> networks();

    /** The direction of the observable's entropy. */
    Direction direction(Parameters parameters, int latents);

    /** The decoder of evaluation, whose networks keep the moments of normalization that these latents have. */
    Decoder evaluating(Parameters parameters, Iterable<Matrix> latents);

    /** Where learning starts. */
    Parameters initial(ColumnMoments moments, UniformRandomProvider random);

    /** The parameters without redundant ones. */
    int degreesOfFreedom();

    /** What is known about the noise in usual form. */
    Map<String, INDArray> usual(Parameters parameters);
}
