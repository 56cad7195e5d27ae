package org.entropysum.experiments.run;

import java.util.LinkedHashMap;
import java.util.Map;

/** What produced a number, apart from the suite and the data: versions and machine. */
public final class Provenance {
    private Provenance() {}

    /**
     * The versions and the machine.
     *
     * @return names and values, in the order to be shown
     */
    public static Map<String, String> current() {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("entropysum", Version.current());
        provenance.put("Java", System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
        provenance.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        provenance.put("processor", System.getProperty("os.arch"));
        provenance.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return provenance;
    }
}
