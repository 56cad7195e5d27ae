package org.entropysum.experiments.dataset.synthetic;

/**
 * z ↦ W z + μ.
 *
 * @param loadings W, [D, H], row by row
 * @param offset μ, [D]
 */
record LinearMap(double[] loadings, double[] offset) {
    /** Entries of W and μ from U(0, 1), as in the papers. */
    static LinearMap uniform(int observables, int latents, Draws shared) {
        return new LinearMap(shared.uniforms(observables * latents), shared.uniforms(observables));
    }

    int outputs() {
        return offset.length;
    }

    // Σ_h W_dh z_h
    double product(int d, double[] z) {
        double sum = 0;
        for (int h = 0; h < z.length; h++) {
            sum += loadings[d * z.length + h] * z[h];
        }
        return sum;
    }
}
