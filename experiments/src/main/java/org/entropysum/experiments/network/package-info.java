/**
 * Networks of the catalog that are configured in files.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.experiments.network;

import org.jspecify.annotations.NullMarked;
