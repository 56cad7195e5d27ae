/**
 * Suites: what is to be verified, declared in YAML and bound to records.
 *
 * <pre>{@code
 * name: first-light
 * data:
 *   iris: {source: iris}
 * defaults: {tolerance: 1e-9}
 * cells:
 *   - name: ppca-iris-2
 *     data: iris
 *     model: {id: ppca, latents: 2}
 *     training: {algorithm: closed-form}
 *     expect: CONFIRMED
 *     check: {logLikelihood: {value: -404.962780, within: 1e-5}}
 * }</pre>
 *
 * <p>The components of the records and their {@link org.entropysum.plugin.Setting} annotations are the one source of
 * the keys, defaults and ranges. {@link org.entropysum.experiments.suite.SuiteLoader} reads a text in four steps, and
 * tells all that is wrong at once:
 *
 * <pre>
 * text → tree with places → tree with defaults filled in → records → cross checks with data and plugins
 * </pre>
 *
 * <p>Nothing here starts ND4J, and no name in a suite is ever a class name.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.suite;

import org.jspecify.annotations.NullMarked;
