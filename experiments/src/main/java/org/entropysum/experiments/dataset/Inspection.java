package org.entropysum.experiments.dataset;

import java.util.List;
import org.entropysum.data.DataShape;
import org.entropysum.plugin.Objection;

/** What looking at a data source before any run has shown. */
public sealed interface Inspection {
    /**
     * The data can be loaded.
     *
     * @param shape N and D
     */
    record Passed(DataShape shape) implements Inspection {}

    /**
     * The data cannot be loaded.
     *
     * @param objections what is wrong with the settings; a setting may be an item of a list, {@code columns[1]}
     * @param problems what is wrong in the files that the settings name
     */
    record Failed(List<Objection> objections, List<Problem> problems) implements Inspection {
        /** Copies the lists and checks that something failed. {@inheritDoc} */
        public Failed {
            objections = List.copyOf(objections);
            problems = List.copyOf(problems);
            if (objections.isEmpty() && problems.isEmpty()) {
                throw new IllegalArgumentException("a failed inspection names at least one objection or problem");
            }
        }

        /**
         * A failure that lies in one setting.
         *
         * @param setting the setting at fault
         * @param message what is wrong and what was expected
         * @return the failure
         */
        public static Failed at(String setting, String message) {
            return new Failed(List.of(new Objection(setting, message)), List.of());
        }
    }
}
