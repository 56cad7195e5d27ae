/**
 * Where data comes from, and how text that people write is read.
 *
 * <p>A {@link org.entropysum.experiments.dataset.DataSource} is a record of settings that can inspect itself before a
 * run and load {@code [N, D]} finite numbers for a seed: tables in CSV files, small bundled tables, data drawn from
 * probabilistic PCA,
 *
 * <pre>x = W z + μ + ε,  z ~ N(0, I_H),  ε ~ N(0, s² I_D),  W_dh ~ U(0, 1),  μ_d ~ U(0, 1).</pre>
 *
 * <p>Nothing here starts ND4J. What is wrong is said as a {@link org.entropysum.experiments.dataset.Problem}:
 * file, line, column, one sentence. This package knows nothing of suites.
 */
@NullMarked
package org.entropysum.experiments.dataset;

import org.jspecify.annotations.NullMarked;
