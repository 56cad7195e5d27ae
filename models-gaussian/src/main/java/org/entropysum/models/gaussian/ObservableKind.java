package org.entropysum.models.gaussian;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.entropysum.data.ColumnMoments;
import org.entropysum.family.Bernoulli;
import org.entropysum.family.Beta;
import org.entropysum.family.Categorical;
import org.entropysum.family.ContinuousBernoulli;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.family.Gamma;
import org.entropysum.family.Poisson;
import org.entropysum.family.ProductFamily;
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Matrix;

/** What a variational autoencoder observes given its latents; every column has the distribution of its own outputs. */
public enum ObservableKind {
    /** Real numbers with Gaussian noise, in the variants of {@link VaeVariant}. */
    GAUSSIAN {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            throw new IllegalStateException("Gaussian observables have variants");
        }

        @Override
        double[] parameters(double mean, double variance) {
            throw new IllegalStateException("Gaussian observables have variants");
        }
    },
    /** 0 or 1, through log odds. */
    BERNOULLI {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            return new Link.Chart(Bernoulli.of(columns));
        }

        @Override
        double[] parameters(double mean, double variance) {
            return new double[] {Math.log(inside(mean)) - Math.log1p(-inside(mean))};
        }
    },
    /** Numbers from 0 to 1, as intensities of pixels, through log odds. */
    CONTINUOUS_BERNOULLI {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            return new Link.Chart(ContinuousBernoulli.of(columns));
        }

        @Override
        double[] parameters(double mean, double variance) {
            Matrix means = Matrix.over(new double[] {inside(mean)}, 1, 1);
            return Matrix.copyOf(ContinuousBernoulli.of(1).naturalFromMean(means.toArray()))
                    .values();
        }
    },
    /** Categories 0 … K − 1, through K logits a column. */
    CATEGORICAL {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            return new Link.Chart(ProductFamily.of(IntStream.range(0, columns)
                    .mapToObj(d -> Categorical.of(categories))
                    .toArray(ExponentialFamily[]::new)));
        }

        @Override
        double[] parameters(double mean, double variance) {
            return new double[1];
        }
    },
    /** Counts, through log rates. Their base measure 1/x! varies. */
    POISSON {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            return new Link.Chart(Poisson.of(columns));
        }

        @Override
        double[] parameters(double mean, double variance) {
            return new double[] {Math.log(Math.max(mean, SMALL))};
        }
    },
    /**
     * Positive numbers: under pseudo entropies through logarithms of shapes and rates, else through η = (k − 1, −r) itself,
     * which nothing keeps in its domain.
     */
    GAMMA {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            return theorem == Theorem.PSEUDO_ENTROPY
                    ? new Link.Chart(Gamma.withBaseMeasure(columns))
                    : new Link.Linear(Gamma.of(columns));
        }

        // k = m²/v, r = m/v
        @Override
        double[] parameters(double mean, double variance) {
            double rate = mean / Math.max(variance, SMALL * mean * mean);
            return new double[] {mean * rate, rate};
        }

        @Override
        FirstOutputs first(Link link, ColumnMoments moments) {
            double[] usual = columns(moments);
            if (link instanceof Link.Linear) {
                return nearby(usual, false);
            }
            return FirstOutputs.of(Arrays.stream(usual).map(Math::log).toArray(), 1);
        }
    },
    /** Numbers between 0 and 1, through η = (a − 1, b − 1) itself, which nothing keeps in its domain. */
    BETA {
        @Override
        Link link(int columns, int categories, Theorem theorem) {
            return new Link.Linear(Beta.of(columns));
        }

        // a + b = m(1 − m)/v − 1
        @Override
        double[] parameters(double mean, double variance) {
            double m = inside(mean);
            double total = Math.max(m * (1 - m) / Math.max(variance, SMALL) - 1, SMALL);
            return new double[] {m * total, (1 - m) * total};
        }

        @Override
        FirstOutputs first(Link link, ColumnMoments moments) {
            return nearby(columns(moments), true);
        }
    };

    private static final double SMALL = 1e-3;

    /** The spread of first outputs of linear links over the latents, as a share of their distance to the boundary. */
    private static final double FIRST_SPREAD = 0.05;

    private static double inside(double mean) {
        return Math.min(Math.max(mean, SMALL), 1 - SMALL);
    }

    /** How the outputs of the decoder's network become natural parameters. */
    abstract Link link(int columns, int categories, Theorem theorem);

    /** Parameters of one column with a given mean and variance: log odds, log rates, or usual ones. */
    abstract double[] parameters(double mean, double variance);

    /** Outputs that give the columns their means. */
    FirstOutputs first(Link link, ColumnMoments moments) {
        double[] outputs = this == CATEGORICAL ? new double[link.outputs()] : columns(moments);
        return FirstOutputs.of(outputs, 1);
    }

    // Parameter s of column d at place s·D + d
    final double[] columns(ColumnMoments moments) {
        int columns = moments.mean().columns();
        double[] first =
                parameters(moments.mean().get(0, 0), moments.variances().get(0, 0));
        double[] all = new double[columns * first.length];
        for (int d = 0; d < columns; d++) {
            double[] column =
                    parameters(moments.mean().get(0, d), moments.variances().get(0, d));
            for (int s = 0; s < column.length; s++) {
                all[s * columns + d] = column[s];
            }
        }
        return all;
    }

    /** First outputs (a − 1, b − 1), or (k − 1, −r), and weights so small that they stay inside the domain. */
    static FirstOutputs nearby(double[] usual, boolean bothAreShapes) {
        double[] outputs = new double[usual.length];
        double[] scales = new double[usual.length];
        for (int i = 0; i < usual.length; i++) {
            boolean shape = bothAreShapes || i < usual.length / 2;
            outputs[i] = shape ? usual[i] - 1 : -usual[i];
            scales[i] = FIRST_SPREAD * usual[i];
        }
        return new FirstOutputs(outputs, scales);
    }
}
