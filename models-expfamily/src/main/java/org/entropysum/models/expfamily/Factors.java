package org.entropysum.models.expfamily;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.family.ContinuousFamily;
import org.entropysum.family.Dirichlet;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.ProductFamily;
import org.entropysum.numeric.Matrix;

/** A family as the factors that it is a product of; any other family is its own only factor. */
record Factors(List<ExponentialFamily> families) {
    static Factors of(ExponentialFamily family) {
        List<ExponentialFamily> families = new ArrayList<>();
        collect(family, families);
        return new Factors(List.copyOf(families));
    }

    private static void collect(ExponentialFamily family, List<ExponentialFamily> into) {
        if (family instanceof ProductFamily product) {
            product.factors().forEach(factor -> collect(factor, into));
        } else {
            into.add(family);
        }
    }

    private static boolean isDiscrete(ExponentialFamily family) {
        return !(family instanceof ContinuousFamily || family instanceof Dirichlet);
    }

    /** Whether no event has a probability: then densities may grow without bound. */
    boolean areContinuous() {
        return families.stream().noneMatch(Factors::isDiscrete);
    }

    /** For each statistic whether it belongs to a factor of events that have probabilities. */
    boolean[] discreteStatistics() {
        boolean[] discrete = new boolean
                [families.stream().mapToInt(ExponentialFamily::statisticSize).sum()];
        int at = 0;
        for (ExponentialFamily family : families) {
            for (int j = 0; j < family.statisticSize(); j++) {
                discrete[at++] = isDiscrete(family);
            }
        }
        return discrete;
    }

    /** What tells events apart: columns as they are where they have locations, statistics elsewhere. */
    Matrix features(Matrix x) {
        List<Matrix> parts = new ArrayList<>();
        int from = 0;
        for (ExponentialFamily family : families) {
            Matrix columns = x.columns(from, from + family.eventSize());
            boolean located =
                    java.util.Arrays.stream(family.parameterChart().locations()).allMatch(place -> place >= 0);
            parts.add(located ? columns : Matrix.copyOf(family.sufficientStatistics(columns.toArray())));
            from += family.eventSize();
        }
        Matrix features =
                Matrix.zeros(x.rows(), parts.stream().mapToInt(Matrix::columns).sum());
        int at = 0;
        for (Matrix part : parts) {
            features.setColumns(at, part);
            at += part.columns();
        }
        return features;
    }
}
