package org.entropysum.plugin.standard;

import java.util.List;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Setting;

/**
 * The settings of the Gaussian family of known covariance.
 *
 * @param covariance Σ, a list of rows
 */
public record KnownCovarianceSpec(
        @Setting(value = "covariance, known, as a list of rows in squared units of the data", atLeast = 1)
        List<List<Double>> covariance)
        implements FamilySpec {
    /** Copies the rows and checks that they form a square. {@inheritDoc} */
    public KnownCovarianceSpec {
        covariance = covariance.stream().map(List::copyOf).toList();
        for (List<Double> row : covariance) {
            if (row.size() != covariance.size()) {
                throw new IllegalArgumentException("a covariance is square, but one of its " + covariance.size()
                        + " rows has " + row.size() + " numbers");
            }
        }
    }
}
