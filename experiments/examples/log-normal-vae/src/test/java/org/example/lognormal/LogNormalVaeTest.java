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
        double[] rows = {
            1.495, 1.786, 0.643, 0.881, 2.707, 0.552, 3.226, 0.826, 1.075,
            0.929, 2.455, 0.478, 0.551, 1.858, 0.392, 2.071, 1.390, 0.773,
            2.266, 1.094, 1.240, 3.139, 0.889, 0.818, 1.238, 2.198, 0.689,
            0.973, 1.805, 0.795, 1.014, 2.334, 0.394, 2.226, 1.040, 0.743,
            1.287, 1.908, 0.729, 0.948, 2.531, 0.537, 3.624, 0.716, 0.827,
            2.261, 0.878, 0.747, 0.815, 2.812, 0.334, 0.844, 2.954, 0.499
        };
        return Dataset.of("flows", List.of("upper", "middle", "lower"), rows);
    }

    @TestFactory Stream<DynamicNode> suite() { return SuiteTests.of("suite.yaml"); }
}
