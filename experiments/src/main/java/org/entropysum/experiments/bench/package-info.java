/**
 * How fast units of work are: optimizer steps and fits of models of the catalog on synthetic data. A case is one declaration in
 * {@link org.entropysum.experiments.bench.BenchCases} and one cell in a resource of this package.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.bench;

import org.jspecify.annotations.NullMarked;
