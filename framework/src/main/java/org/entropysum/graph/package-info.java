/**
 * Maps to natural parameters, and networks, that are stated as SameDiff graphs, \( y = f(x; w) \), and whose pullbacks
 * follow from the graph by reverse accumulation: with \( \bar y = c \), each operation \( v = g(u) \) in reverse order adds
 * \( \bar u \mathrel{+}= (\partial g / \partial u)^\top \bar v \). Only operations whose derivatives were compared with
 * differences are let in; others are refused by name when the graph is built.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.graph;

import org.jspecify.annotations.NullMarked;
