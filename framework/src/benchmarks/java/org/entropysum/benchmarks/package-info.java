/** How fast the kernels are, measured by JMH: {@code mvn -Pbenchmarks -pl framework test}. */
@NullMarked
package org.entropysum.benchmarks;

import org.jspecify.annotations.NullMarked;
