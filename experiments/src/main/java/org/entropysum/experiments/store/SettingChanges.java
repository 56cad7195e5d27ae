package org.entropysum.experiments.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the cells of two folders of results were run with. */
public final class SettingChanges {
    private SettingChanges() {}

    /**
     * What differs in settings, files of data and code between the newest results of each cell and seed.
     *
     * @param first a folder of results
     * @param second another
     * @return for each change the cells that it is about, with their seeds
     */
    public static Map<String, List<String>> between(Path first, Path second) {
        Map<String, CellIdentity> before = newest(first.resolve("cells"));
        Map<String, List<String>> changes = new TreeMap<>();
        new TreeMap<>(newest(second.resolve("cells"))).forEach((cell, identity) -> {
            CellIdentity earlier = before.get(cell);
            if (earlier != null) {
                Changes.between(earlier, identity)
                        .forEach(change -> changes.computeIfAbsent(change, it -> new ArrayList<>())
                                .add(cell));
            }
        });
        return changes;
    }

    private static Map<String, CellIdentity> newest(Path folder) {
        Map<String, CellIdentity> newest = new HashMap<>();
        Map<String, Long> times = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                add(file, newest, times);
            }
        } catch (IOException none) {
            return Map.of();
        }
        return newest;
    }

    private static void add(Path file, Map<String, CellIdentity> newest, Map<String, Long> times) {
        try {
            StoredCell cell = StoredCell.read(Files.readAllBytes(file));
            String name = cell.result().path("cell").asText() + " (seed "
                    + cell.result().path("seed").asLong() + ")";
            long time = Files.getLastModifiedTime(file).toMillis();
            if (time >= times.getOrDefault(name, Long.MIN_VALUE)) {
                times.put(name, time);
                newest.put(name, cell.identity());
            }
        } catch (IOException | IllegalArgumentException broken) {
            newest.remove(file.toString()); // a file that is no result has no settings
        }
    }
}
