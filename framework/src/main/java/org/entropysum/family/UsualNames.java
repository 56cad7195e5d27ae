package org.entropysum.family;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of usual parameters, numbered. */
final class UsualNames {
    private UsualNames() {}

    /** Every noun for every column: "mean 0", "mean 1", "variance 0", "variance 1". */
    static List<String> of(int columns, String... nouns) {
        return Stream.of(nouns).flatMap(noun -> numbered(noun, columns)).toList();
    }

    static Stream<String> numbered(String noun, int count) {
        return IntStream.range(0, count).mapToObj(i -> noun + " " + i);
    }

    /** The entries of a square matrix, row by row: "covariance 0 0", "covariance 0 1" … */
    static Stream<String> square(String noun, int size) {
        return numbered(noun, size).flatMap(row -> numbered(row, size));
    }
}
