package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;

/** What was found on the class path. */
record Catalogs(ModelCatalog models, DataSourceCatalog sources) {
    /** Finds models and data sources; what could not be loaded is told as warnings. */
    static Catalogs discover(PrintWriter err) {
        ModelCatalog models = ModelCatalog.discover();
        models.failures().forEach(failure -> err.println("entropysum: warning: " + failure));
        DataSourceCatalog sources = DataSourceCatalog.standard();
        sources.failures().forEach(failure -> err.println("entropysum: warning: " + failure));
        return new Catalogs(models, sources);
    }

    SuiteLoader suites() {
        return new SuiteLoader(models, sources);
    }
}
