package org.example.weibull;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.testkit.SuiteTests;
import org.entropysum.plugin.*;
import org.junit.jupiter.api.*;

/** The whole examination of the plugin, and the suite as a regression test. */
class WeibullMixtureTest extends ModelPluginContract<WeibullMixturePlugin.Spec> {
    @Override protected ModelPlugin<WeibullMixturePlugin.Spec> plugin() { return new WeibullMixturePlugin(); }

    @Override protected List<WeibullMixturePlugin.Spec> specs() { return List.of(new WeibullMixturePlugin.Spec(2, 1.5)); }

    @Override protected Dataset data() {
        return Dataset.of("lifetimes", List.of("years"), new double[] {.1, .3, .2, 2.5, 1.9, .4, 3.1, .2, 2.2, 1.4});
    }

    @TestFactory Stream<DynamicNode> suite() { return SuiteTests.of("suite.yaml"); }
}
