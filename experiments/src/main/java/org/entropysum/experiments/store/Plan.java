package org.entropysum.experiments.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.entropysum.experiments.run.CellRun;

/**
 * What a run of a suite would do.
 *
 * @param entries each cell with each of its seeds, in order
 */
public record Plan(List<Entry> entries) {
    /** What becomes of a cell. */
    public enum State {
        /** There is a result. */
        STORED,
        /** There is none. */
        NEW,
        /** There is one for other settings, data or code. */
        STALE,
        /** There is one, and it was asked for another. */
        AGAIN
    }

    /**
     * What becomes of a cell with one of its seeds.
     *
     * @param run the cell and its seed
     * @param state what becomes of it
     * @param changes what differs from the newest result, where it is stale
     * @param secondsBefore how long it took before, if it ever ran
     */
    public record Entry(CellRun run, State state, List<String> changes, OptionalDouble secondsBefore) {
        /** Copies the list. {@inheritDoc} */
        public Entry {
            changes = List.copyOf(changes);
        }

        boolean runs() {
            return state != State.STORED;
        }
    }

    /** Copies the list. {@inheritDoc} */
    public Plan {
        entries = List.copyOf(entries);
    }

    /**
     * What a run would do.
     *
     * @param runs the cells and their seeds
     * @param store the results that there are
     * @return the plan
     */
    public static Plan of(List<CellRun> runs, CellStore store) {
        List<Entry> entries = new ArrayList<>();
        for (CellRun run : runs) {
            boolean counts = store.find(run).isPresent();
            boolean stored = counts || store.stored(run).isPresent();
            List<String> changes = stored ? List.of() : store.changes(run);
            State otherwise = changes.isEmpty() ? State.NEW : State.STALE;
            State state = counts ? State.STORED : stored ? State.AGAIN : otherwise;
            entries.add(new Entry(run, state, changes, store.secondsBefore(run)));
        }
        return new Plan(entries);
    }

    /**
     * The number of cells in a state.
     *
     * @param state the state
     * @return how many
     */
    public int count(State state) {
        return (int) entries.stream().filter(entry -> entry.state() == state).count();
    }

    /**
     * How long the run would take: cells that never ran count like the mean of those that did.
     *
     * @param workers how many cells run at the same time
     * @return seconds; empty if no cell ever ran
     */
    public OptionalDouble seconds(int workers) {
        OptionalDouble mean = entries.stream()
                .flatMapToDouble(entry -> entry.secondsBefore().stream())
                .average();
        return mean.isEmpty()
                ? mean
                : OptionalDouble.of(entries.stream()
                                .filter(Entry::runs)
                                .mapToDouble(entry -> entry.secondsBefore().orElse(mean.getAsDouble()))
                                .sum()
                        / workers);
    }

    /**
     * What has changed since stale results were found.
     *
     * @return sentences of changes, each with the number of cells that it is about
     */
    public Map<String, Integer> changes() {
        Map<String, Integer> changes = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.state() == State.STALE)
                .forEach(entry -> changes.merge(String.join(", ", entry.changes()), 1, Integer::sum));
        return changes;
    }
}
