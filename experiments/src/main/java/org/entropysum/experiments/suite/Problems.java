package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entropysum.experiments.dataset.Problem;

/** Collects the problems of one file, each once, sorted by place; gives up at a thousand. */
final class Problems {
    private static final int MOST = 1000;

    private final String file;
    private final SortedSet<Problem> found = new TreeSet<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Place place, String message) {
        String text = place.origin().isEmpty() ? file : place.origin();
        addAll(List.of(new Problem(text, place.line(), place.column(), message)));
    }

    void addAll(Collection<Problem> others) {
        found.addAll(others);
        if (found.size() >= MOST) {
            throw new TooManyProblems();
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> list() {
        return List.copyOf(found);
    }

    /** The problems that were found before giving up. */
    List<Problem> incompleteList() {
        List<Problem> told = new ArrayList<>(found);
        Problem last = told.get(told.size() - 1);
        told.add(new Problem(
                last.file(),
                last.line(),
                last.column(),
                "there are more problems; no more than " + MOST + " are told"));
        return told;
    }
}
