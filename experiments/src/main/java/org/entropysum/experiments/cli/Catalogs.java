package org.entropysum.experiments.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.entropysum.experiments.analysis.AnalysisCatalog;
import org.entropysum.experiments.analysis.AnalysisModule;
import org.entropysum.experiments.dataset.DataSourceCatalog;
import org.entropysum.experiments.dataset.DataSourceModule;
import org.entropysum.experiments.suite.SuiteLoader;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelModule;

/** What was found on the class path and in the jars of {@code --plugins}. */
record Catalogs(ModelCatalog models, DataSourceCatalog sources, AnalysisCatalog analyses) {
    /** Finds models, data sources and analyses; what could not be loaded is told as warnings. */
    static Catalogs discover(PrintWriter err, PluginOption plugins) {
        PluginJars jars = plugins.jars();
        jars.requireSome(ModelModule.class, DataSourceModule.class, AnalysisModule.class);
        ModelCatalog models = ModelCatalog.discover(jars.services(ModelModule.class));
        DataSourceCatalog sources = DataSourceCatalog.standard(jars.services(DataSourceModule.class));
        AnalysisCatalog analyses = AnalysisCatalog.standard(jars.services(AnalysisModule.class));
        Stream.of(jars.failures(), models.failures(), sources.failures(), analyses.failures())
                .flatMap(List::stream)
                .forEach(failure -> err.println("entropysum: warning: " + failure));
        return new Catalogs(models, sources, analyses);
    }

    SuiteLoader suites() {
        return new SuiteLoader(models, sources, analyses);
    }
}
