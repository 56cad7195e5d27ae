/** Tests of the report. */
@NullMarked
package org.entropysum.experiments.report;

import org.jspecify.annotations.NullMarked;
