package org.entropysum.plugin.standard;

import java.util.Optional;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of an encoder of Gaussians.
 *
 * @param network from x to means, and to scales and shapes unless they have a network of their own
 * @param scaleNetwork from x to scales and shapes, if they have a network of their own
 * @param meanHead how outputs become means
 * @param varianceHead how outputs become scales
 */
public record AmortizedGaussianSpec(
        @Setting(
                value = "encoder, from x to the means and, unless scaleNetwork is given, the scales",
                byDefault = "dense")
        NetworkChoice network,

        @Setting(value = "encoder of the scales, such as constant for scales that all data share", byDefault = "")
        Optional<NetworkChoice> scaleNetwork,

        @Setting(
                value = "linear, leaky-relu, or tanh as a control that cannot rescale its latents",
                byDefault = "linear")
        MeanHead meanHead,

        @Setting(
                value =
                        "outputs are log variances (log) or log-deviation; leaky-log and softplus as in some published code, controls that cannot rescale",
                byDefault = "log")
        VarianceHead varianceHead)
        implements PosteriorSpec {}
