package org.entropysum.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.NetworkPlugin;
import org.entropysum.plugin.NetworkSpec;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    /** Settings of a network as a suite could give them. */
    private record Width(List<Integer> hidden) implements NetworkSpec {}

    /** A choice from the catalog, as settings hold it. */
    private record Choice(NetworkPlugin<?> plugin, NetworkSpec spec) {}

    @Test
    void choiceFromTheCatalogIsTheSameInEveryProcess() {
        NetworkPlugin<?> dense =
                ModelCatalog.discover().networks().find("dense").orElseThrow().plugin();
        assertThat(Canonical.tree(new Choice(dense, new Width(List.of(3, 2)))))
                .isEqualTo(Map.of("plugin", "dense", "spec", Map.of("is", "Width", "hidden", List.of(3, 2))));
    }
}
