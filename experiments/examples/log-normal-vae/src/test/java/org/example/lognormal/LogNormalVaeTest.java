package org.example.lognormal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropySumEvaluator;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.experiments.testkit.SuiteTests;
import org.entropysum.learning.*;
import org.entropysum.model.Parameters;
import org.entropysum.plugin.*;
import org.entropysum.posterior.ModelAssembly;
import org.junit.jupiter.api.*;

/** The whole examination of the plugin, and the suite as a regression test. */
class LogNormalVaeTest extends ModelPluginContract<LogNormalVaePlugin.Spec> {
    @Override protected ModelPlugin<LogNormalVaePlugin.Spec> plugin() { return new LogNormalVaePlugin(); }

    @Override protected List<LogNormalVaePlugin.Spec> specs() { return List.of(new LogNormalVaePlugin.Spec(1, 2)); }

    @Override protected Dataset data() {
        return CsvSource.of(Path.of("flows.csv")).load("flows", 0);
    }

    // As in the suite: L-BFGS, then Newton's method for the last digits, since prior and decoder can trade scales
    @Override protected Parameters start(ModelAssembly assembly) {
        return new Trainer(Lbfgs.standard(), 3000, 1e-9, () -> false)
                .train(EntropySumEvaluator.of(assembly, data()), super.start(assembly), (state, at) -> {}).state().parameters();
    }

    @Override protected Algorithm algorithm() { return NewtonPolish.standard(); }

    @Override protected int steps() { return 50; }

    @TestFactory Stream<DynamicNode> suite() { return SuiteTests.of("suite.yaml"); }
}
