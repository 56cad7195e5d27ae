package org.entropysum.experiments.suite;

import java.util.List;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Claims;
import org.entropysum.plugin.ModelId;
import org.entropysum.plugin.ModelPlugin;
import org.entropysum.plugin.ModelSpec;
import org.entropysum.plugin.Setup;
import org.entropysum.posterior.ModelAssembly;

/** A plugin that can be configured, and nothing else. */
abstract class ToyPlugin<S extends ModelSpec> implements ModelPlugin<S> {
    private final ModelId id;
    private final Class<S> specType;

    ToyPlugin(String id, Class<S> specType) {
        this.id = ModelId.of(id);
        this.specType = specType;
    }

    @Override
    public ModelId id() {
        return id;
    }

    @Override
    public String summary() {
        return "settings only";
    }

    @Override
    public Class<S> specType() {
        return specType;
    }

    @Override
    public List<String> posteriors() {
        return List.of("exact", "diagonal-gaussian");
    }

    @Override
    public Theorem theorem() {
        return Theorem.ENTROPY;
    }

    @Override
    public Claims claims(S spec, Theorem theorem) {
        return new Claims(theorem, true, "toys claim nothing that is checked", "none");
    }

    @Override
    public ModelAssembly assemble(S spec, Setup setup) {
        throw new UnsupportedOperationException("a toy cannot be assembled");
    }
}
