package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.experiments.suite.Node.Scalar;

/**
 * What varies between the cells that one entry of a suite stands for.
 *
 * @param options the choices, in the order in which their cells run
 */
record Axis(List<Option> options) {
    /**
     * A choice.
     *
     * @param label what it adds to the name of the cell
     * @param settings what it sets
     */
    record Option(String label, List<Assignment> settings) {}

    /** A value for a setting. */
    record Assignment(SettingPath path, Node value) {}

    /** One option of each axis: the last axis changes fastest. */
    static List<List<Option>> product(List<Axis> axes) {
        List<List<Option>> rows = List.of(List.of());
        for (Axis axis : axes) {
            List<List<Option>> longer = new ArrayList<>();
            for (List<Option> row : rows) {
                for (Option option : axis.options) {
                    List<Option> extended = new ArrayList<>(row);
                    extended.add(option);
                    longer.add(extended);
                }
            }
            rows = longer;
        }
        return rows;
    }

    /** A value as a part of a name: its single values, other characters than those of names replaced. */
    static String word(Node value) {
        String words = String.join("_", value.leaves().map(Scalar::text).toList())
                .replaceAll("[^A-Za-z0-9._-]", "_")
                .replaceAll("[._-]+$", "");
        return words.isEmpty() ? "none" : words;
    }
}
