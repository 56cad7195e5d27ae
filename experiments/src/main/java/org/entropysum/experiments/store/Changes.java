package org.entropysum.experiments.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two identities, in words: {@code training.steps 100 → 200}. */
final class Changes {
    private Changes() {}

    static List<String> between(CellIdentity earlier, CellIdentity now) {
        List<String> changes = new ArrayList<>();
        Map<String, String> before = leaves(earlier.settings());
        Map<String, String> after = leaves(now.settings());
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String old = before.getOrDefault(key, "absent");
            String current = after.getOrDefault(key, "absent");
            if (!old.equals(current)) {
                changes.add(key + " " + old + " → " + current);
            }
        }
        if (!earlier.files().equals(now.files())) {
            changes.add("the files of the data");
        }
        changes.addAll(code(earlier.code(), now.code()));
        return changes;
    }

    private static List<String> code(Map<String, String> earlier, Map<String, String> now) {
        List<String> changes = new ArrayList<>();
        now.forEach((part, fingerprint) -> {
            String before = earlier.getOrDefault(part, "absent");
            if (!Objects.equals(before, fingerprint)) {
                changes.add(part.equals("version") ? "version " + before + " → " + fingerprint : "code of the " + part);
            }
        });
        return changes;
    }

    private static Map<String, String> leaves(Map<String, Object> settings) {
        Map<String, String> leaves = new TreeMap<>();
        settings.forEach((key, value) -> add(leaves, key, value));
        return leaves;
    }

    private static void add(Map<String, String> leaves, String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> add(leaves, path + "." + key, inner));
        } else if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                // The only item of a list is told like what holds it
                String place = list.size() == 1 ? path.replaceFirst("\\.[^.]*$", "") : path + "[" + i + "]";
                add(leaves, place, list.get(i));
            }
        } else {
            leaves.put(path, String.valueOf(value));
        }
    }
}
