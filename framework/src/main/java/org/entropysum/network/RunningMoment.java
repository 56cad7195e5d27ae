package org.entropysum.network;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A moment that a batch normalization keeps. A step of training subtracts a change from it so that mean and variance become
 * \( d\,m + (1 - d)\,m_{batch} \) with the decay d; the deviation may be kept as its decimal logarithm.
 */
record RunningMoment(double decay, boolean logarithmic) {
    private static final double LOG_TEN = Math.log(10);

    static RunningMoment of(ComputationGraph network, String key) {
        String vertex = key.substring(0, key.lastIndexOf('_'));
        BatchNormalization layer =
                (BatchNormalization) network.getVertex(vertex).getLayer().conf().getLayer();
        return new RunningMoment(layer.getDecay(), key.endsWith(BatchNormalizationParamInitializer.GLOBAL_LOG_STD));
    }

    /** The moment of the batch that brought about the change. */
    INDArray ofBatch(INDArray kept, INDArray change) {
        INDArray before = logarithmic ? Transforms.exp(kept.mul(2 * LOG_TEN)) : kept;
        INDArray after = logarithmic ? Transforms.exp(kept.sub(change).mul(2 * LOG_TEN)) : kept.sub(change);
        INDArray ofBatch = after.sub(before.mul(decay)).div(1 - decay);
        return logarithmic ? Transforms.log(ofBatch).div(2 * LOG_TEN) : ofBatch;
    }
}
