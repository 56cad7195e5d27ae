/** Small models for the tests of the framework itself: complete, and easy to spoil in one place. */
@NullMarked
package org.entropysum.testkit.toy;

import org.jspecify.annotations.NullMarked;
