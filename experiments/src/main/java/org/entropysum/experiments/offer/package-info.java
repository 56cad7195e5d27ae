/**
 * What jars offer to suites besides models: records of settings under a name, such as data sources and analyses, and the
 * catalogs in which suites find them.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.offer;

import org.jspecify.annotations.NullMarked;
