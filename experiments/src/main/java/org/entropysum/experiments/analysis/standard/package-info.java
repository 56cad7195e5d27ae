/**
 * The analyses that come with the framework, one record each, offered by
 * {@link org.entropysum.experiments.analysis.standard.StandardAnalyses}.
 */
@NullMarked
package org.entropysum.experiments.analysis.standard;

import org.jspecify.annotations.NullMarked;
