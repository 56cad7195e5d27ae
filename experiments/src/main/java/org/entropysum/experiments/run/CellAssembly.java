package org.entropysum.experiments.run;

import org.entropysum.data.DataShape;
import org.entropysum.experiments.suite.CellSpec;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.posterior.ModelAssembly;

/** Model, posterior and rule of expectation of a cell, found through the catalog. */
public final class CellAssembly {
    private CellAssembly() {}

    /**
     * The assembly that a cell asks for.
     *
     * @param models the catalog
     * @param cell the cell
     * @param shape the shape of its data
     * @param seed the seed of the run, which freezes draws
     * @return the assembly with its closed and fused forms
     */
    public static ModelAssembly of(ModelCatalog models, CellSpec cell, DataShape shape, long seed) {
        return Assembly.of(
                models,
                cell.model(),
                cell.posterior().orElseThrow(),
                cell.expectation(),
                cell.theorem(),
                shape,
                seed);
    }
}
