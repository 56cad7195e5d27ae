package org.entropysum.experiments.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.plugin.Services;

/** The analyses that suites may name: immutable, sorted by name. */
public final class AnalysisCatalog {
    private final SortedMap<String, AnalysisOffer> offers;
    private final List<String> failures;

    private AnalysisCatalog(SortedMap<String, AnalysisOffer> offers, List<String> failures) {
        this.offers = Collections.unmodifiableSortedMap(offers);
        this.failures = List.copyOf(failures);
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
     * The analyses on the class path and further ones. A module that cannot be used does not keep the others from being found,
     * and none can take the name of another's analysis.
     *
     * @param further modules of jars that are not on the class path
     * @return the catalog
     */
    public static AnalysisCatalog standard(List<? extends AnalysisModule> further) {
        SortedMap<String, AnalysisOffer> offers = new TreeMap<>();
        Services<AnalysisModule> services = Services.load(AnalysisModule.class);
        List<String> failures = new ArrayList<>();
        services.failures().forEach(failure -> failures.add("a module of analyses cannot be used: " + failure));
        Stream.concat(services.found().stream(), further.stream())
                .forEach(module -> addUsable(module, offers, failures));
        return new AnalysisCatalog(offers, failures);
    }

    private static void addUsable(AnalysisModule module, Map<String, AnalysisOffer> offers, List<String> failures) {
        try {
            add(module, offers, failures);
        } catch (LinkageError | RuntimeException broken) {
            failures.add("the analyses of " + module.getClass().getName() + " cannot be used: " + broken);
        }
    }

    private static void add(AnalysisModule module, Map<String, AnalysisOffer> offers, List<String> failures) {
        for (AnalysisOffer offer : module.offers()) {
            AnalysisOffer earlier = offers.putIfAbsent(offer.name(), offer);
            if (earlier != null) {
                failures.add("analysis " + offer.name() + " of "
                        + module.getClass().getName() + " is left out: the name is taken by "
                        + earlier.settings().getName());
            }
        }
    }

    /**
     * A catalog of the given analyses.
     *
     * @param analyses the record class of each name
     * @return the catalog
     * @throws IllegalArgumentException if a class is not a record
     */
    public static AnalysisCatalog of(Map<String, Class<? extends Analysis>> analyses) {
        SortedMap<String, AnalysisOffer> offers = new TreeMap<>();
        analyses.forEach((name, settings) -> offers.put(name, new AnalysisOffer(name, "", settings)));
        return new AnalysisCatalog(offers, List.of());
    }

    /**
     * The record class of each name.
     *
     * @return the analyses, sorted by name
     */
    public SortedMap<String, Class<? extends Analysis>> analyses() {
        return offers.values().stream()
                .collect(Collectors.toMap(AnalysisOffer::name, AnalysisOffer::settings, (a, b) -> a, TreeMap::new));
    }

    /**
     * All that is offered.
     *
     * @return the offers, sorted by name
     */
    public Collection<AnalysisOffer> offers() {
        return offers.values();
    }

    /**
     * What was found and could not be used.
     *
     * @return one line each
     */
    public List<String> failures() {
        return failures;
    }
}
