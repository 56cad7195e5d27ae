package org.entropysum.models.expfamily;

import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a Gaussian mixture.
 *
 * @param components K
 * @param covariance the form of the covariances
 */
public record GaussianMixtureSpec(
        @Setting(value = "number of components K", atLeast = 1)
        int components,

        @Setting(value = "form of the covariances: spherical, diagonal, tied or full", byDefault = "full")
        Covariance covariance)
        implements ModelSpec {}
