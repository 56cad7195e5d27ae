/**
 * The analyses that come with the framework, one record each, offered by
 * {@link org.entropysum.experiments.analysis.standard.StandardAnalyses}.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.analysis.standard;

import org.jspecify.annotations.NullMarked;
