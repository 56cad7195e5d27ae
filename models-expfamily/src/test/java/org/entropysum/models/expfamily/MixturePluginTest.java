package org.entropysum.models.expfamily;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.learning.Algorithm;
import org.entropysum.learning.ExpectationMaximization;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelPluginContract;
import org.entropysum.plugin.standard.Families;
import org.entropysum.plugin.standard.NoSettings;

class MixturePluginTest extends ModelPluginContract<MixtureSpec> {
    /** Pairs of small counts from two clusters, none of them zero, so that they are positive numbers as well. */
    private static final Dataset PAIRS = Dataset.of("pairs", List.of("a", "b"), new double[] {
        1, 9, 2, 8, 3, 12, 1, 10, 2, 9, 2, 11, 14, 2, 11, 3, 12, 1, 15, 4, 13, 2, 10, 1, 2, 7, 16, 3, 3, 10, 12, 2
    });

    private static FamilyChoice family(String id) {
        return Families.of(id, new NoSettings());
    }

    @Override
    protected ModelPlugin<MixtureSpec> plugin() {
        return new MixturePlugin();
    }

    @Override
    protected List<MixtureSpec> specs() {
        return List.of(
                new MixtureSpec(family("poisson"), 2),
                new MixtureSpec(family("log-normal"), 1),
                new MixtureSpec(family("exponential"), 2, MixtureWeights.UNIFORM, MixtureStart.RANDOM),
                new MixtureSpec(family("gaussian-spherical"), 2));
    }

    @Override
    protected Dataset data() {
        return PAIRS;
    }

    @Override
    protected Algorithm algorithm() {
        return ExpectationMaximization.of();
    }

    @Override
    protected List<Impossible<MixtureSpec>> impossible() {
        return List.of(
                new Impossible<>(new MixtureSpec(family("poisson"), 7), new DataShape(6, 2)),
                new Impossible<>(new MixtureSpec(family("dirichlet"), 1), new DataShape(12, 1)));
    }
}
