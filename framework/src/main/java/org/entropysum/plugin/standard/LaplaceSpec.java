package org.entropysum.plugin.standard;

import java.util.List;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the Laplace family of unknown scale.
 *
 * @param location m, one number a column, or empty for zero
 */
public record LaplaceSpec(
        @Setting(value = "known location m, one number for each column; without, zero", byDefault = "")
        List<Double> location)
        implements FamilySpec {
    /** Copies the list. {@inheritDoc} */
    public LaplaceSpec {
        location = List.copyOf(location);
    }
}
