package org.entropysum.plugin;

/**
 * A part that models are put together from, under a name of the catalog: a {@link PosteriorPlugin}, a
 * {@link FamilyPlugin} or a {@link NetworkPlugin}.
 *
 * @param <S> the settings, a record whose components carry {@link Setting}
 */
public interface ComponentPlugin<S> {
    /**
     * The name in suites, unique among the plugins of its kind.
     *
     * @return lower-case words joined by hyphens
     */
    String id();

    /**
     * What it is, one line with its formula.
     *
     * @return the line
     */
    String summary();

    /**
     * The record that the settings of a suite are bound to.
     *
     * @return the record class
     */
    Class<S> specType();
}
