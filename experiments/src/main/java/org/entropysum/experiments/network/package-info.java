/** Networks of the catalog that are configured in files. */
@NullMarked
package org.entropysum.experiments.network;

import org.jspecify.annotations.NullMarked;
