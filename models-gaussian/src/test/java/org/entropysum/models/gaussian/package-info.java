@NullMarked
package org.entropysum.models.gaussian;

import org.jspecify.annotations.NullMarked;
