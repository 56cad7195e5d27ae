package org.entropysum.experiments.dataset.file;

import org.entropysum.experiments.dataset.Problem;

/**
 * A field of a CSV file and the place of its first character.
 *
 * @param line the line, from 1
 * @param column the column in code points, from 1
 * @param text the content, without quotes and surrounding blanks
 */
record CsvField(int line, int column, String text) {
    Problem problem(String file, String message) {
        return new Problem(file, line, column, message);
    }
}
