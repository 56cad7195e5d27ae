package org.entropysum.plugin;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Where the plugins of one kind are put as modules bring them. */
final class Shelf<P> {
    private final String noun;
    private final Key<Set<P>> key;
    private final Function<P, String> name;
    private final SortedMap<String, Catalog.Entry<P>> entries = new TreeMap<>();

    Shelf(String noun, TypeLiteral<Set<P>> type, Function<P, String> name) {
        this.noun = noun;
        this.key = Key.get(type);
        this.name = name;
    }

    /** Takes what a module brings; what cannot be taken is told. */
    void take(Injector injector, String module, List<String> failures) {
        for (P plugin : injector.getInstance(key)) {
            String id = ModelId.of(name.apply(plugin)).value();
            Catalog.Entry<P> earlier = entries.putIfAbsent(id, new Catalog.Entry<>(plugin, module));
            if (earlier != null) {
                failures.add(noun + " id " + id + " of module " + module + " is taken by module " + earlier.module());
            }
        }
    }

    Catalog<P> catalog() {
        return new Catalog<>(entries);
    }
}
