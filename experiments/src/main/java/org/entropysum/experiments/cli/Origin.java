package org.entropysum.experiments.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.entropysum.experiments.run.Provenance;
import org.entropysum.plugin.ModelCatalog;

/** When, where and with what results are found. */
final class Origin {
    private Origin() {}

    /** What is written beside each result; the machine is looked at once, after the first cell. */
    static Supplier<Map<String, String>> of(String changes, ModelCatalog models) {
        Map<String, String> machine = new LinkedHashMap<>();
        return () -> {
            if (machine.isEmpty()) {
                machine.putAll(Provenance.current(models));
                if (!changes.isEmpty()) {
                    machine.put("options", changes);
                }
            }
            Map<String, String> origin = new LinkedHashMap<>(machine);
            origin.put("finished", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
            return origin;
        };
    }
}
