package org.entropysum.experiments.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of which so much is left out, evenly, that it stays short however long it gets: with the second item of every
 * two whenever it is full. The first and the last item are always kept.
 *
 * @param <T> the items
 */
public final class Thinned<T> {
    private final int most;
    private final List<T> kept = new ArrayList<>();
    private long seen;
    private long stride = 1;
    private @Nullable T last;

    /**
     * An empty sequence.
     *
     * @param most how many items are kept, at least 2
     */
    public Thinned(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("at least 2 items are kept, not " + most);
        }
        this.most = most;
    }

    /**
     * Whether the next item will be kept for more than being the last: what is costly to make need not be made otherwise.
     *
     * @return whether it stands at a kept place
     */
    public boolean keepsNext() {
        return seen % stride == 0;
    }

    /**
     * Adds an item.
     *
     * @param item the item
     */
    public void add(T item) {
        if (keepsNext()) {
            kept.add(item);
            last = null;
        } else {
            last = item;
        }
        seen++;
        if (kept.size() > most) {
            halve();
        }
    }

    /** Notes that an item went by that was not made because it would not have been kept. */
    public void pass() {
        seen++;
    }

    private void halve() {
        stride *= 2;
        boolean lastGoes = kept.size() % 2 == 0;
        last = lastGoes ? kept.get(kept.size() - 1) : null;
        List<T> fewer = IntStream.range(0, (kept.size() + 1) / 2)
                .mapToObj(i -> kept.get(2 * i))
                .toList();
        kept.clear();
        kept.addAll(fewer);
    }

    /**
     * What was kept.
     *
     * @return the items, in their order
     */
    public List<T> items() {
        List<T> items = new ArrayList<>(kept);
        if (last != null) {
            items.add(last);
        }
        return List.copyOf(items);
    }
}
