package org.example.lognormal;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.testkit.SuiteTests;
import org.entropysum.plugin.*;
import org.junit.jupiter.api.*;

/** The whole examination of the plugin, and the suite as a regression test. */
class LogNormalVaeTest extends ModelPluginContract<LogNormalVaePlugin.Spec> {
    @Override protected ModelPlugin<LogNormalVaePlugin.Spec> plugin() { return new LogNormalVaePlugin(); }

    @Override protected List<LogNormalVaePlugin.Spec> specs() { return List.of(new LogNormalVaePlugin.Spec(1, 2)); }

    @Override protected Dataset data() {
        double[] rows = {1.2, .8, 2.1, .5, 3.3, .4, 1.0, 1.1, 2.6, .7, 4.0, .2, 1.6, .6, 2.9, .5, 1.3, 1.2, 3.6, .3};
        return Dataset.of("flows", List.of("upper", "lower"), rows);
    }

    @TestFactory Stream<DynamicNode> suite() { return SuiteTests.of("suite.yaml"); }
}
