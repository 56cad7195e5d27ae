package org.entropysum.plugin;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The plugins of one kind that were found: immutable, sorted by name.
 *
 * @param <P> the kind of plugins
 */
public final class Catalog<P> {
    private final SortedMap<String, Entry<P>> entries;

    Catalog(SortedMap<String, Entry<P>> entries) {
        this.entries = Collections.unmodifiableSortedMap(entries);
    }

    /**
     * A plugin and the module that it came from.
     *
     * @param plugin the plugin
     * @param module the name of its module
     * @param <P> the kind of plugins
     */
    public record Entry<P>(P plugin, String module) {}

    /**
     * The plugins with their modules, sorted by name.
     *
     * @return the entries
     */
    public List<Entry<P>> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * The names, sorted.
     *
     * @return the names
     */
    public Set<String> ids() {
        return entries.keySet();
    }

    /**
     * The plugin of that name.
     *
     * @param id the name
     * @return the plugin with its module, or empty if there is none
     */
    public Optional<Entry<P>> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }
}
