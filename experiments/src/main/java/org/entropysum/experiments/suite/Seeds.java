package org.entropysum.experiments.suite;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.entropysum.experiments.dataset.Problem;

/**
 * The seeds of a cell, in the order in which it runs; in a suite a list, one number, or a range such as {@code 1..20}.
 *
 * @param values at least one and at most 10 000 different numbers
 */
public record Seeds(List<Long> values) {
    private static final int MOST = 10_000;
    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

    /** Copies the seeds and checks that they are different. {@inheritDoc} */
    public Seeds {
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST) {
            throw new IllegalArgumentException("expected from 1 to " + MOST + " seeds, not " + values.size());
        }
        Set<Long> seen = new HashSet<>();
        values.stream().filter(seed -> !seen.add(seed)).findFirst().ifPresent(seed -> {
            throw new IllegalArgumentException("seed " + seed + " is given twice");
        });
    }

    /**
     * The seeds of that notation.
     *
     * @param notation one number or a range {@code first..last}, both included
     * @return the seeds
     */
    public static Seeds of(String notation) {
        Matcher range = RANGE.matcher(notation);
        if (!range.matches()) {
            throw new IllegalArgumentException(
                    "expected a list of seeds, one integer or a range such as 1..20, not " + Problem.quoted(notation));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        if (last < first || last - first >= MOST) {
            throw new IllegalArgumentException(
                    "expected a range of 1 to " + MOST + " seeds, the smallest first, not " + notation);
        }
        return new Seeds(LongStream.rangeClosed(first, last).boxed().toList());
    }
}
