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
    private final Function<P, Class<?>> settings;
    private final SortedMap<String, Catalog.Entry<P>> entries = new TreeMap<>();

    Shelf(String noun, TypeLiteral<Set<P>> type, Function<P, String> name, Function<P, Class<?>> settings) {
        this.noun = noun;
        this.key = Key.get(type);
        this.name = name;
        this.settings = settings;
    }

    /** Takes what a module brings; what cannot be taken is told. */
    void take(Injector injector, String module, List<String> failures) {
        for (P plugin : injector.getInstance(key)) {
            String id = ModelId.of(name.apply(plugin)).value();
            Class<?> record = settings.apply(plugin);
            Catalog.Entry<P> earlier = entries.get(id);
            if (earlier != null) {
                failures.add(noun + " id " + id + " of module " + module + " is taken by module " + earlier.module());
            } else if (!record.isRecord()) {
                failures.add(noun + " " + id + " of module " + module + " has settings of type " + record.getName()
                        + ", which is no record, so that no suite can give them");
            } else {
                entries.put(id, new Catalog.Entry<>(plugin, module));
            }
        }
    }

    Catalog<P> catalog() {
        return new Catalog<>(entries);
    }
}
