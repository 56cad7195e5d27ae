/**
 * What can be looked at in a run besides its verdict: analyses, found by name as data sources are, and what they answer with.
 *
 * <p>An {@link org.entropysum.experiments.analysis.Analysis} is a record of settings that a suite names under {@code analyses}.
 * For each run it begins an {@link org.entropysum.experiments.analysis.Examination}, which may look at moments of the training
 * and answers at its end with {@link org.entropysum.experiments.analysis.Findings}: numbers, which suites can check, and
 * figures, which the report draws. Modules of other jars are found through
 * {@link org.entropysum.experiments.analysis.AnalysisModule}.
 *
 * <p>Findings are values: they depend on the cell, its seed and nothing else, and survive being written to JSON and read back.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.analysis;

import org.jspecify.annotations.NullMarked;
