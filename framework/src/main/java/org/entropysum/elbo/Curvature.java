package org.entropysum.elbo;

import org.apache.commons.rng.simple.RandomSource;
import org.entropysum.model.Block;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.SymmetricEigen;

/**
 * Eigenvalues and eigenvectors of the Hessian of the ELBO, \( S\,\nabla^2 F\,S = V \Lambda V^\top \), from central
 * differences of the gradient; q follows the parameters. S is diagonal and makes the coordinates free of units: lengths over
 * which F bends by about one nat, and a factor √N in the coordinates that belong to one data point. It changes no sign of an
 * eigenvalue (Sylvester), so a saddle stays a saddle. Up to 300 parameters the spectrum is complete; beyond, it is that of a
 * Krylov space (Lanczos, reorthogonalized), whose positive values still prove rising directions.
 */
public final class Curvature {
    private static final int COMPLETE_UP_TO = 300;
    private static final int KRYLOV_SIZE = 200;
    private static final double EXHAUSTED = 1e-9;
    private static final long SEED = 5;

    /** The cube root of the rounding of doubles, where truncation and rounding of a central difference balance. */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private final Layout layout;
    private final double[] scale;
    private final double[] values;
    private final Matrix vectors;

    private Curvature(Layout layout, double[] scale, double[] values, Matrix vectors) {
        this.layout = layout;
        this.scale = scale;
        this.values = NumericFailure.requireFinite("eigenvalues of the Hessian", values);
        this.vectors = vectors;
    }

    /**
     * The curvature at a point, for use with its gradient: a Krylov space starts there.
     *
     * @param objective the ELBO
     * @param point where model and q stand
     * @param gradient the gradient there
     * @return the spectrum
     */
    public static Curvature of(Objective objective, Parameters point, Parameters gradient) {
        return new Differences(objective, point).curvature(gradient);
    }

    /**
     * The curvature at a point; a Krylov space starts in a direction that is random but always the same.
     *
     * @param objective the ELBO
     * @param point where model and q stand
     * @return the spectrum
     */
    public static Curvature of(Objective objective, Parameters point) {
        var random = RandomSource.PHILOX_4X64.create(SEED);
        double[] start = random.doubles(point.layout().size(), -1, 1).toArray();
        return of(objective, point, Parameters.of(point.layout(), start));
    }

    /**
     * Whether these are all eigenvalues, or those of a Krylov space.
     *
     * @return true if there is one for each parameter
     */
    public boolean isComplete() {
        return values.length == layout.size();
    }

    /**
     * The eigenvalues Λ, in nats.
     *
     * @return a copy, in descending order
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * The coefficients of a gradient in the eigenvectors, \( V^\top S g \).
     *
     * @param gradient g
     * @return one coefficient an eigenvalue
     */
    public double[] coefficients(Parameters gradient) {
        return scaled(gradient, scale).times(vectors).values();
    }

    /**
     * The step with the given coefficients, \( S V c \).
     *
     * @param coefficients c, one an eigenvalue
     * @return the step in the parameters
     */
    public Parameters step(double[] coefficients) {
        double[] step =
                vectors.times(Matrix.over(coefficients, coefficients.length, 1)).values();
        for (int i = 0; i < step.length; i++) {
            step[i] *= scale[i];
        }
        return Parameters.of(layout, step);
    }

    /**
     * The length of a gradient without units, \( \|S g\|_2 \).
     *
     * @param gradient g
     * @return nats
     */
    public double length(Parameters gradient) {
        double squares = 0;
        for (double value : scaled(gradient, scale).values()) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    private static Matrix scaled(Parameters gradient, double[] scale) {
        double[] scaled = gradient.values();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale[i];
        }
        return Matrix.over(scaled, 1, scaled.length);
    }

    /** Differences of the gradient around a point. */
    private static final class Differences {
        private final Objective objective;
        private final Parameters point;
        private final double[] scale;

        Differences(Objective objective, Parameters point) {
            this.objective = objective;
            this.point = point;
            this.scale = magnitudes(point);
        }

        // The largest entry of a coordinate's block, or 1; and √N where the gradient carries 1/N
        private static double[] magnitudes(Parameters point) {
            double[] magnitudes = new double[point.layout().size()];
            for (Block block : point.layout().blocks()) {
                double largest = 0;
                for (double value : point.matrix(block.name()).values()) {
                    largest = Math.max(largest, Math.abs(value));
                }
                double share = block.perDatum() ? Math.sqrt(block.rows()) : 1;
                int offset = point.layout().offset(block.name());
                java.util.Arrays.fill(magnitudes, offset, offset + block.size(), share * (largest > 0 ? largest : 1));
            }
            return magnitudes;
        }

        Curvature curvature(Parameters start) {
            int size = scale.length;
            return size <= COMPLETE_UP_TO
                    ? complete()
                    : krylov(Curvature.scaled(start, scale), Math.min(size, KRYLOV_SIZE));
        }

        private Curvature complete() {
            int size = scale.length;
            Matrix hessian = Matrix.zeros(size, size);
            double[] here = gradient(point);
            double[][] columns = new double[size][];
            for (int i = 0; i < size; i++) {
                scale[i] = length(i, here[i]);
                columns[i] = difference(unit(i), scale[i]);
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    hessian.add(i, j, 0.5 * scale[i] * columns[j][i]);
                    hessian.add(j, i, 0.5 * scale[i] * columns[j][i]);
                }
            }
            NumericFailure.requireFinite("Hessian", hessian.values());
            SymmetricEigen eigen = SymmetricEigen.of(hessian);
            return new Curvature(point.layout(), scale, eigen.values(), eigen.vectors());
        }

        // |∂²F/∂x²|^{-1/2}, and at most the size of the block or 1
        private double length(int i, double slope) {
            double trial = STEP * scale[i];
            double bend = Math.abs(gradient(point.plus(trial, unit(i)))[i] - slope) / trial;
            return Math.min(1 / Math.sqrt(bend), Math.max(1, scale[i]));
        }

        private Parameters unit(int i) {
            double[] unit = new double[scale.length];
            unit[i] = 1;
            return Parameters.of(point.layout(), unit);
        }

        private double[] gradient(Parameters at) {
            return objective.at(at).gradient().values();
        }

        // Length times the derivative of the gradient along a direction
        private double[] difference(Parameters direction, double length) {
            double[] forward = gradient(point.plus(STEP * length, direction));
            double[] backward = gradient(point.plus(-STEP * length, direction));
            for (int i = 0; i < forward.length; i++) {
                forward[i] = (forward[i] - backward[i]) / (2 * STEP);
            }
            return forward;
        }

        // Lanczos: H V_m = V_m T_m + β_m v_{m+1} e_mᵀ with T tridiagonal
        private Curvature krylov(Matrix start, int most) {
            Matrix basis = Matrix.zeros(most, scale.length);
            double[] diagonal = new double[most];
            double[] beside = new double[most];
            double[] next = start.values();
            double largest = 0;
            int size = 0;
            double norm = normalize(next);
            while (size < most && norm > EXHAUSTED * largest) {
                System.arraycopy(next, 0, basis.values(), size * next.length, next.length);
                double[] image = image(next);
                diagonal[size] = dot(image, basis, size);
                size++;
                next = orthogonalize(orthogonalize(image, basis, size), basis, size);
                norm = normalize(next);
                beside[size - 1] = norm;
                largest = Math.max(largest, Math.abs(diagonal[size - 1]) + norm);
            }
            SymmetricEigen eigen = SymmetricEigen.of(tridiagonal(diagonal, beside, size));
            double[] kept = java.util.Arrays.copyOf(basis.values(), size * scale.length);
            Matrix vectors = Matrix.over(kept, size, scale.length).transposeTimes(eigen.vectors());
            return new Curvature(point.layout(), scale, eigen.values(), vectors);
        }

        private double[] image(double[] unit) {
            double[] image = difference(Parameters.of(point.layout(), scaled(unit)), 1);
            return NumericFailure.requireFinite("Hessian", scaled(image));
        }

        private double[] scaled(double[] vector) {
            double[] product = vector.clone();
            for (int i = 0; i < product.length; i++) {
                product[i] *= scale[i];
            }
            return product;
        }

        private static double dot(double[] vector, Matrix basis, int row) {
            double sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += vector[i] * basis.get(row, i);
            }
            return sum;
        }

        private static double[] orthogonalize(double[] vector, Matrix basis, int size) {
            for (int row = 0; row < size; row++) {
                double share = dot(vector, basis, row);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= share * basis.get(row, i);
                }
            }
            return vector;
        }

        private static double normalize(double[] vector) {
            double squares = 0;
            for (double value : vector) {
                squares += value * value;
            }
            double norm = Math.sqrt(squares);
            for (int i = 0; i < vector.length; i++) {
                vector[i] = norm > 0 ? vector[i] / norm : 0;
            }
            return norm;
        }

        private static Matrix tridiagonal(double[] diagonal, double[] beside, int size) {
            Matrix matrix = Matrix.zeros(size, size);
            for (int i = 0; i < size; i++) {
                matrix.set(i, i, diagonal[i]);
                if (i + 1 < size) {
                    matrix.set(i, i + 1, beside[i]);
                    matrix.set(i + 1, i, beside[i]);
                }
            }
            return matrix;
        }
    }
}
