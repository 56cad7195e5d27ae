package org.entropysum.plugin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The services of one kind on the class path. One that cannot be loaded does not keep the others from being found.
 *
 * @param found the services, in the order in which {@link ServiceLoader} finds them
 * @param failures what could not be loaded, one line each
 * @param <S> the kind of services
 */
public record Services<S>(List<S> found, List<String> failures) {
    /** Copies the lists. {@inheritDoc} */
    public Services {
        found = List.copyOf(found);
        failures = List.copyOf(failures);
    }

    /**
     * Loads the services that jars name in {@code META-INF/services}.
     *
     * @param kind the kind of services
     * @param <S> the kind of services
     * @return what was found, and what could not be loaded
     */
    public static <S> Services<S> load(Class<S> kind) {
        List<S> found = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Iterator<S> providers = ServiceLoader.load(kind).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return new Services<>(found, failures);
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError broken) {
                failures.add(firstLine(broken));
            }
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse(failure.getClass().getName());
    }
}
