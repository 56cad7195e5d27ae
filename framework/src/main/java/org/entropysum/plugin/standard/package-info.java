/**
 * The variational families, exponential families and networks that come with the framework, as entries of the catalog with
 * their settings. A third-party module adds entries of its own in the same way.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.plugin.standard;

import org.jspecify.annotations.NullMarked;
