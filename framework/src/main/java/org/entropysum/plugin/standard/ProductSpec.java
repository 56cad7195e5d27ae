package org.entropysum.plugin.standard;

import java.util.List;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of a product of families.
 *
 * @param parts the factors, from the first column to the last
 */
public record ProductSpec(
        @Setting(value = "list of {family, columns}, from the first column to the last", atLeast = 1)
        List<ProductPart> parts)
        implements FamilySpec {
    /** Copies the list. {@inheritDoc} */
    public ProductSpec {
        parts = List.copyOf(parts);
    }

    int columns() {
        return parts.stream().mapToInt(ProductPart::columns).sum();
    }

    /**
     * A factor of a product.
     *
     * @param family its family
     * @param columns the number of its columns
     */
    public record ProductPart(
            @Setting("family of these columns") FamilyChoice family,

            @Setting(value = "number of columns", byDefault = "1", atLeast = 1)
            int columns) {}
}
