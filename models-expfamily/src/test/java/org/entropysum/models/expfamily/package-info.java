@NullMarked
package org.entropysum.models.expfamily;

import org.jspecify.annotations.NullMarked;
