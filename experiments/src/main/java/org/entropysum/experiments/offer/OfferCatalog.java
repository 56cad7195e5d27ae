package org.entropysum.experiments.offer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entropysum.plugin.Services;

/**
 * What suites may name of one kind: immutable, sorted by name. A module that cannot be used does not keep the others from being
 * found, and none can take the name of another's offer.
 *
 * @param <T> what is offered
 */
public abstract class OfferCatalog<T> {
    private final SortedMap<String, Offer<T>> offers = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    /**
     * The offers on the class path and further ones.
     *
     * @param one what is offered, for sentences: "analysis"
     * @param several the same of several: "analyses"
     * @param kind the kind of modules, as {@code META-INF/services} names it
     * @param further modules of jars that are not on the class path
     * @param <M> the kind of modules
     */
    protected <M extends OfferModule<T>> OfferCatalog(
            String one, String several, Class<M> kind, List<? extends M> further) {
        Services<M> services = Services.load(kind);
        services.failures().forEach(failure -> failures.add("a module of " + several + " cannot be used: " + failure));
        Stream.concat(services.found().stream(), further.stream()).forEach(module -> addUsable(module, one, several));
    }

    /**
     * The given offers.
     *
     * @param given the record class of each name
     * @throws IllegalArgumentException if a class is not a record
     */
    protected OfferCatalog(Map<String, Class<? extends T>> given) {
        given.forEach((name, settings) -> offers.put(name, new Offer<>(name, "", settings)));
    }

    private void addUsable(OfferModule<T> module, String one, String several) {
        try {
            add(module, one);
        } catch (LinkageError | RuntimeException broken) {
            failures.add("the " + several + " of " + module.getClass().getName() + " cannot be used: " + broken);
        }
    }

    private void add(OfferModule<T> module, String one) {
        for (Offer<T> offer : module.offers()) {
            Offer<T> earlier = offers.putIfAbsent(offer.name(), offer);
            if (earlier != null) {
                failures.add(
                        one + " " + offer.name() + " of " + module.getClass().getName()
                                + " is left out: the name is taken by "
                                + earlier.settings().getName());
            }
        }
    }

    /**
     * The record class of each name.
     *
     * @return the classes, sorted by name
     */
    public final SortedMap<String, Class<? extends T>> settings() {
        SortedMap<String, Class<? extends T>> settings = new TreeMap<>();
        offers.forEach((name, offer) -> settings.put(name, offer.settings()));
        return settings;
    }

    /**
     * All that is offered.
     *
     * @return the offers, sorted by name
     */
    public final Collection<Offer<T>> offers() {
        return Collections.unmodifiableCollection(offers.values());
    }

    /**
     * What was found and could not be used.
     *
     * @return one line each
     */
    public final List<String> failures() {
        return List.copyOf(failures);
    }
}
