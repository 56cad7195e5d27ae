package org.entropysum.models.expfamily;

import java.util.List;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;

class GaussianMixturePluginTest extends ModelPluginContract<GaussianMixtureSpec> {
    /** Two clusters far enough apart that no component is tempted to collapse. */
    private static final Dataset CLUSTERS = clusters();

    private static Dataset clusters() {
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(4));
        double[] values = new double[60 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = 6 * (i / 3 % 2) + normal.sample();
        }
        return Dataset.of("two clusters", List.of("a", "b", "c"), values);
    }

    @Override
    protected ModelPlugin<GaussianMixtureSpec> plugin() {
        return new GaussianMixturePlugin();
    }

    @Override
    protected List<GaussianMixtureSpec> specs() {
        return List.of(
                new GaussianMixtureSpec(2, Covariance.SPHERICAL),
                new GaussianMixtureSpec(2, Covariance.DIAGONAL),
                new GaussianMixtureSpec(2, Covariance.TIED),
                new GaussianMixtureSpec(1, Covariance.FULL));
    }

    @Override
    protected Dataset data() {
        return CLUSTERS;
    }

    @Override
    protected List<Impossible<GaussianMixtureSpec>> impossible() {
        return List.of(
                new Impossible<>(new GaussianMixtureSpec(7, Covariance.DIAGONAL), new DataShape(12, 3)),
                new Impossible<>(new GaussianMixtureSpec(4, Covariance.FULL), new DataShape(12, 3)));
    }
}
