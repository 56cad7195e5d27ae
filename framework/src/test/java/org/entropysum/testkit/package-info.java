/**
 * What the contracts share: derivatives by differences, tolerances with their reasons, seeded draws, and a way to run a
 * contract on something that is wrong on purpose.
 */
@NullMarked
package org.entropysum.testkit;

import org.jspecify.annotations.NullMarked;
