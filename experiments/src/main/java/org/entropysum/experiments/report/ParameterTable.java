package org.entropysum.experiments.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trained parameters: numbers, vectors and matrices, of which large ones are shown in part. */
final class ParameterTable {
    private static final int ROWS = 12;
    private static final int COLUMNS = 10;

    private final Markup markup;

    ParameterTable(Markup markup) {
        this.markup = markup;
    }

    /** Writes all parameters of a cell, folded away. */
    void write(Map<String, Object> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        markup.open("details").element("summary", "Parameters: " + String.join(", ", parameters.keySet()));
        parameters.forEach(this::parameter);
        markup.close("details").line();
    }

    private void parameter(String name, @Nullable Object value) {
        if (value instanceof List<?> list && depth(list) > 2) {
            for (int i = 0; i < Math.min(ROWS, list.size()); i++) {
                parameter(name + " [" + (i + 1) + "]", list.get(i));
            }
            rest(list.size(), ROWS, name);
        } else {
            table(name, value);
        }
    }

    private void table(String name, @Nullable Object value) {
        markup.open("div", "class", "scroll parameter", "role", "region", "aria-label", name, "tabindex", "0");
        markup.open("table").element("caption", name + shape(value)).open("tbody");
        int rows = 1;
        if (value instanceof List<?> matrix && depth(matrix) == 2) {
            matrix.stream().limit(ROWS).forEach(this::row);
            rows = matrix.size();
        } else {
            row(value);
        }
        markup.close("tbody").close("table").close("div");
        rest(rows, ROWS, "rows");
    }

    private void row(@Nullable Object value) {
        List<?> numbers = value instanceof List<?> list ? list : Collections.singletonList(value);
        markup.open("tr");
        numbers.stream().limit(COLUMNS).forEach(number -> markup.element("td", text(number), "class", "number"));
        if (numbers.size() > COLUMNS) {
            markup.element("td", "… " + (numbers.size() - COLUMNS) + " more", "class", "note");
        }
        markup.close("tr");
    }

    private void rest(int size, int shown, String what) {
        if (size > shown) {
            markup.element("p", "… " + (size - shown) + " more " + what + " in results.json.", "class", "note");
        }
    }

    private static String text(@Nullable Object number) {
        return NumberText.parameter(number instanceof Double value ? value : null);
    }

    private static String shape(@Nullable Object value) {
        StringBuilder shape = new StringBuilder();
        for (Object at = value; at instanceof List<?> list; at = list.isEmpty() ? null : list.get(0)) {
            shape.append(shape.length() == 0 ? " [" : " × ").append(list.size());
        }
        return shape.length() == 0 ? "" : shape.append(']').toString();
    }

    private static int depth(@Nullable Object value) {
        return value instanceof List<?> list
                ? 1 + list.stream().mapToInt(ParameterTable::depth).max().orElse(0)
                : 0;
    }
}
