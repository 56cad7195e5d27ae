package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a Gaussian mixture.
 *
 * @param components K
 * @param covariance the form of the covariances
 * @param weights the weights of the components
 * @param start how the components start
 */
public record GaussianMixtureSpec(
        @Setting(value = "number of components K", atLeast = 1)
        int components,

        @Setting(value = "form of the covariances: spherical, diagonal, tied or full", byDefault = "full")
        Covariance covariance,

        @Setting(value = "weights of the components: learnable or uniform", byDefault = "learnable")
        MixtureWeights weights,

        @Setting(value = "how the components start: k-means++ or random", byDefault = "k-means++")
        MixtureStart start)
        implements ModelSpec {
    /**
     * Settings with learnable weights and the default start.
     *
     * @param components K
     * @param covariance the form of the covariances
     */
    public GaussianMixtureSpec(int components, Covariance covariance) {
        this(components, covariance, MixtureWeights.LEARNABLE, MixtureStart.K_MEANS_PLUS_PLUS);
    }
}
