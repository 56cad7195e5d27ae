/**
 * The edge at which models enter: a {@link org.entropysum.plugin.ModelPlugin} assembles a model from a settings
 * record, a {@link org.entropysum.plugin.ModelModule} (Guice) binds plugins, the {@link org.entropysum.plugin.ModelCatalog}
 * lists what was found on the class path. Guice is used here and nowhere below.
 *
 * @since 0.1.0
 */
@NullMarked
package org.entropysum.plugin;

import org.jspecify.annotations.NullMarked;
