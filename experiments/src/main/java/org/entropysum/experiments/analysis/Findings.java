package org.entropysum.experiments.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis has found.
 *
 * @param numbers numbers by name, in the order to be shown; null where a number is unknown or not finite
 * @param figures the figures, in the order to be shown
 */
public record Findings(Map<String, @Nullable Double> numbers, List<Figure> figures) {
    /** Copies the collections and makes absent what is not finite. {@inheritDoc} */
    public Findings {
        Map<String, @Nullable Double> finite = new LinkedHashMap<>();
        numbers.forEach((name, number) -> finite.put(name, Numbers.finite(number)));
        numbers = Collections.unmodifiableMap(finite);
        figures = List.copyOf(figures);
    }

    /**
     * Nothing.
     *
     * @return no findings
     */
    public static Findings none() {
        return new Findings(Map.of(), List.of());
    }

    /**
     * These findings and one more number.
     *
     * @param name its name
     * @param number the number
     * @return the findings
     */
    public Findings with(String name, double number) {
        Map<String, @Nullable Double> more = new LinkedHashMap<>(numbers);
        more.put(name, number);
        return new Findings(more, figures);
    }

    /**
     * These findings and one more figure.
     *
     * @param figure the figure
     * @return the findings
     */
    public Findings with(Figure figure) {
        List<Figure> more = new ArrayList<>(figures);
        more.add(figure);
        return new Findings(numbers, more);
    }

    /**
     * These findings and others.
     *
     * @param others the others
     * @return all of them
     */
    public Findings and(Findings others) {
        Map<String, @Nullable Double> all = new LinkedHashMap<>(numbers);
        all.putAll(others.numbers);
        List<Figure> both = new ArrayList<>(figures);
        both.addAll(others.figures);
        return new Findings(all, both);
    }

    /**
     * These findings, their names behind that of the analysis and a dot.
     *
     * @param analysis the name of the analysis
     * @return the findings
     */
    public Findings of(String analysis) {
        Map<String, @Nullable Double> named = new LinkedHashMap<>();
        numbers.forEach((name, number) -> named.put(analysis + "." + name, number));
        return new Findings(
                named,
                figures.stream()
                        .map(figure -> figure.named(analysis + "." + figure.name()))
                        .toList());
    }
}
