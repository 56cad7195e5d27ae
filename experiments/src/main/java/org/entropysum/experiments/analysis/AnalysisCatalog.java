package org.entropysum.experiments.analysis;

import java.util.List;
import java.util.Map;
import org.entropysum.experiments.offer.OfferCatalog;

/** The analyses that suites may name. */
public final class AnalysisCatalog extends OfferCatalog<Analysis> {
    private AnalysisCatalog(List<? extends AnalysisModule> further) {
        super("analysis", "analyses", AnalysisModule.class, further);
    }

    private AnalysisCatalog(Map<String, Class<? extends Analysis>> analyses) {
        super(analyses);
    }

    /**
     * The analyses on the class path: those that come with the framework and those of other jars.
     *
     * @return the catalog
     */
    public static AnalysisCatalog standard() {
        return standard(List.of());
    }

    /**
     * The analyses on the class path and further ones.
     *
     * @param further modules of jars that are not on the class path
     * @return the catalog
     */
    public static AnalysisCatalog standard(List<? extends AnalysisModule> further) {
        return new AnalysisCatalog(further);
    }

    /**
     * A catalog of the given analyses.
     *
     * @param analyses the record class of each name
     * @return the catalog
     * @throws IllegalArgumentException if a class is not a record
     */
    public static AnalysisCatalog of(Map<String, Class<? extends Analysis>> analyses) {
        return new AnalysisCatalog(analyses);
    }
}
