package org.entropysum.experiments.dataset;

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

/** The sources of data that suites may name: immutable, sorted by name. */
public final class DataSourceCatalog {
    private final SortedMap<String, SourceOffer> offers;
    private final List<String> failures;

    private DataSourceCatalog(SortedMap<String, SourceOffer> offers, List<String> failures) {
        this.offers = Collections.unmodifiableSortedMap(offers);
        this.failures = List.copyOf(failures);
    }

    /**
     * The sources on the class path: those that come with the framework and those of other jars. A module that cannot be
     * loaded does not keep the others from being found, and no module can take the name of another's source.
     *
     * @return the catalog
     */
    public static DataSourceCatalog standard() {
        return standard(List.of());
    }

    /**
     * The sources on the class path and further ones.
     *
     * @param further modules of jars that are not on the class path
     * @return the catalog
     */
    public static DataSourceCatalog standard(List<? extends DataSourceModule> further) {
        SortedMap<String, SourceOffer> offers = new TreeMap<>();
        Services<DataSourceModule> services = Services.load(DataSourceModule.class);
        List<String> failures = new ArrayList<>();
        services.failures().forEach(failure -> failures.add("a module of data sources cannot be used: " + failure));
        Stream.concat(services.found().stream(), further.stream())
                .forEach(module -> addUsable(module, offers, failures));
        return new DataSourceCatalog(offers, failures);
    }

    private static void addUsable(DataSourceModule module, Map<String, SourceOffer> offers, List<String> failures) {
        try {
            add(module, offers, failures);
        } catch (LinkageError | RuntimeException broken) {
            failures.add("the data sources of " + module.getClass().getName() + " cannot be used: " + broken);
        }
    }

    private static void add(DataSourceModule module, Map<String, SourceOffer> offers, List<String> failures) {
        for (SourceOffer offer : module.offers()) {
            SourceOffer earlier = offers.putIfAbsent(offer.name(), offer);
            if (earlier != null) {
                failures.add("data source " + offer.name() + " of "
                        + module.getClass().getName() + " is left out: the name is taken by "
                        + earlier.settings().getName());
            }
        }
    }

    /**
     * A catalog of the given sources.
     *
     * @param sources the record class of each name
     * @return the catalog
     * @throws IllegalArgumentException if a class is not a record
     */
    public static DataSourceCatalog of(Map<String, Class<? extends DataSource>> sources) {
        SortedMap<String, SourceOffer> offers = new TreeMap<>();
        sources.forEach((name, settings) -> offers.put(name, new SourceOffer(name, "", settings)));
        return new DataSourceCatalog(offers, List.of());
    }

    /**
     * The record class of each name.
     *
     * @return the sources, sorted by name
     */
    public SortedMap<String, Class<? extends DataSource>> sources() {
        return offers.values().stream()
                .collect(Collectors.toMap(SourceOffer::name, SourceOffer::settings, (a, b) -> a, TreeMap::new));
    }

    /**
     * All that is offered.
     *
     * @return the offers, sorted by name
     */
    public Collection<SourceOffer> offers() {
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
