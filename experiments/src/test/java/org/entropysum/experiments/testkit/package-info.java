/**
 * For the tests of others: a suite as an assertion and as dynamic tests, so that a regression test "the ELBO equals a
 * sum of entropies at convergence" is one line.
 *
 * <pre>
 *     &#64;TestFactory
 *     Stream&lt;DynamicNode&gt; entropySums() {
 *         return SuiteTests.of("src/test/resources/my.yaml");
 *     }
 * </pre>
 */
@NullMarked
package org.entropysum.experiments.testkit;

import org.jspecify.annotations.NullMarked;
