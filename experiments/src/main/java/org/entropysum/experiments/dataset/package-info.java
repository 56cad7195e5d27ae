/**
 * Where data comes from, and how text that people write is read.
 *
 * <p>A {@link org.entropysum.experiments.dataset.DataSource} is a record of settings that can inspect itself before a
 * run and load {@code [N, D]} finite numbers for a seed. Sources are found through
 * {@link org.entropysum.experiments.dataset.DataSourceModule}: those drawn from formulas in {@code synthetic}, those read from
 * files in {@code file}, and those of other jars.
 *
 * <p>Nothing here starts ND4J. What is wrong is said as a {@link org.entropysum.experiments.dataset.Problem}:
 * file, line, column, one sentence. This package knows nothing of suites.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.dataset;

import org.jspecify.annotations.NullMarked;
