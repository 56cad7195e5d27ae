package org.entropysum.experiments.dataset.synthetic;

/** An orthogonal matrix U, [D, D]. */
record Rotation(double[][] rows) {
    /** Uniform over all of them: Gaussian vectors, made orthonormal one after the other, twice each for its digits. */
    static Rotation uniform(int size, Draws shared) {
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] v = shared.normals(size);
            for (int repeat = 0; repeat < 2; repeat++) {
                for (int j = 0; j < i; j++) {
                    add(v, -dot(v, rows[j]), rows[j]);
                }
                double length = StrictMath.sqrt(dot(v, v));
                for (int d = 0; d < size; d++) {
                    v[d] /= length;
                }
            }
            rows[i] = v;
        }
        return new Rotation(rows);
    }

    /** x = U z. */
    void apply(double[] z, double[] x) {
        for (int d = 0; d < x.length; d++) {
            x[d] = dot(rows[d], z);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] v) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * v[i];
        }
    }
}
