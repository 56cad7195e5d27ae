package org.entropysum.models.expfamily;

import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a mixture.
 *
 * @param family the family of the components
 * @param components K
 * @param weights the weights of the components
 * @param start how the components start
 */
public record MixtureSpec(
        @Setting("family of the components") FamilyChoice family,

        @Setting(value = "number of components K", atLeast = 1)
        int components,

        @Setting(value = "weights of the components: learnable or uniform", byDefault = "learnable")
        MixtureWeights weights,

        @Setting(value = "how the components start: k-means++ or random", byDefault = "k-means++")
        MixtureStart start)
        implements ModelSpec {
    /**
     * Settings with learnable weights and the default start.
     *
     * @param family the family of the components
     * @param components K
     */
    public MixtureSpec(FamilyChoice family, int components) {
        this(family, components, MixtureWeights.LEARNABLE, MixtureStart.K_MEANS_PLUS_PLUS);
    }
}
