package org.entropysum.experiments.dataset.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.experiments.dataset.Problem;

/** The first row of a CSV file, which names the columns. */
record CsvHeader(List<CsvField> fields) {
    /** The names x1, x2, … for a file without a header. */
    static CsvHeader numbered(List<CsvField> row) {
        return new CsvHeader(IntStream.range(0, row.size())
                .mapToObj(i -> new CsvField(row.get(i).line(), row.get(i).column(), "x" + (i + 1)))
                .toList());
    }

    /** What makes it senseless to read on, if anything does. */
    Stream<String> refusal(Delimiter delimiter) {
        if (fields.stream().allMatch(field -> CsvNumber.isNumber(field.text()))) {
            return Stream.of("the first row holds numbers; expected a header with the names of the columns, or set"
                    + " \"header: false\"");
        }
        return Stream.of(Delimiter.values())
                .filter(other -> other != delimiter && fields.size() == 1)
                .filter(other -> fields.get(0).text().indexOf(other.character()) >= 0)
                .map(other -> "the header is a single column; if fields are separated by a " + word(other)
                        + ", set \"delimiter: " + word(other) + "\"")
                .limit(1);
    }

    private static String word(Delimiter delimiter) {
        return delimiter.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Columns without a name and names given twice. */
    List<Problem> problems(String file) {
        Map<String, CsvField> earlier = new HashMap<>();
        return fields.stream().flatMap(field -> problems(file, field, earlier)).toList();
    }

    private static Stream<Problem> problems(String file, CsvField field, Map<String, CsvField> earlier) {
        if (field.text().isEmpty()) {
            return Stream.of(field.problem(file, "the column has no name"));
        }
        CsvField first = earlier.putIfAbsent(field.text(), field);
        return first == null
                ? Stream.empty()
                : Stream.of(field.problem(
                        file,
                        "column " + Problem.quoted(field.text()) + " is named twice, first at column "
                                + first.column()));
    }

    List<String> names() {
        return fields.stream().map(CsvField::text).toList();
    }

    int size() {
        return fields.size();
    }

    List<Integer> all() {
        return IntStream.range(0, size()).boxed().toList();
    }
}
