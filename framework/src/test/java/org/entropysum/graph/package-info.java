@NullMarked
package org.entropysum.graph;

import org.jspecify.annotations.NullMarked;
