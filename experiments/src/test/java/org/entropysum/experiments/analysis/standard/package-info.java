/** Tests of the analyses that come with the framework. */
@NullMarked
package org.entropysum.experiments.analysis.standard;

import org.jspecify.annotations.NullMarked;
