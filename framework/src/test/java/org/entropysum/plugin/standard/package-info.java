/** What the framework brings to the catalog. */
@org.jspecify.annotations.NullMarked
package org.entropysum.plugin.standard;
