package org.entropysum.experiments.suite;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.dataset.DataSource;
import org.entropysum.plugin.Setting;

/**
 * Cells that are verified together.
 *
 * @param name the name, which also names the folder of results
 * @param description what the suite shows
 * @param data the data sets by name, in the order of the file
 * @param cells the cells, in the order of the file
 */
public record Suite(
        @Setting("name of the suite") Name name,

        @Setting(value = "what the suite shows", byDefault = "")
        String description,

        @Setting(value = "data sets by name", atLeast = 1) Map<Name, DataSource> data,
        @Setting(value = "what is verified", atLeast = 1) List<CellSpec> cells) {
    /** Copies the collections. {@inheritDoc} */
    public Suite {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        cells = List.copyOf(cells);
    }

    /**
     * The source of a cell's data.
     *
     * @param cell a cell of this suite
     * @return the source
     */
    public DataSource source(CellSpec cell) {
        DataSource source = data.get(cell.data());
        if (source != null) {
            return source;
        }
        throw new IllegalArgumentException("suite " + name + " has no data set " + cell.data());
    }

    /**
     * The suite with some of its cells, and the data sets that these name.
     *
     * @param names the names of the cells
     * @return a smaller suite
     */
    public Suite only(Collection<String> names) {
        List<CellSpec> fewer = cells.stream()
                .filter(cell -> names.contains(cell.name().toString()))
                .toList();
        Map<Name, DataSource> used = new LinkedHashMap<>(data);
        used.keySet()
                .removeIf(set -> fewer.stream().noneMatch(cell -> cell.data().equals(set)));
        return new Suite(name, description, used, fewer);
    }

    Suite withCells(List<CellSpec> others) {
        return new Suite(name, description, data, others);
    }
}
