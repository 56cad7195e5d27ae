package org.entropysum.experiments.suite;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entropysum.experiments.dataset.Problem;

/** Collects the problems of one file, each once, sorted by place. */
final class Problems {
    private final String file;
    private final SortedSet<Problem> found = new TreeSet<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Place place, String message) {
        found.add(new Problem(file, place.line(), place.column(), message));
    }

    void addAll(Collection<Problem> others) {
        found.addAll(others);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> list() {
        return List.copyOf(found);
    }
}
