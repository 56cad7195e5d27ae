/**
 * What a suite has found, for people and for programs: {@code results.json}, {@code results.csv} and
 * {@code report.html}, each written whole or not at all. The report shows, per cell and in nats per data point,
 *
 * <pre>
 *     ELBO  and  H[q(z)] − H[p(z)] − E H[p(x|z)] + E log h      over the training steps,
 *     |ELBO − entropy sum|  beside  ‖∇ELBO‖                     on a logarithmic axis,
 * </pre>
 *
 * as vector graphics that are written here, element by element: no font, no screen and no script is needed for them.
 * {@link org.entropysum.experiments.report.Markup} writes elements,
 * {@link org.entropysum.experiments.report.Axis} places numbers, the charts know nothing about models.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.report;

import org.jspecify.annotations.NullMarked;
