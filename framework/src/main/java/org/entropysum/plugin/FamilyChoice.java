package org.entropysum.plugin;

import java.util.List;
import org.entropysum.family.ExponentialFamily;

/**
 * An exponential family of the catalog with its settings. A component of a settings record may have this type; in a suite it
 * is a name, or a mapping with the name as {@code id} and the settings.
 *
 * @param plugin the plugin
 * @param spec settings of the plugin's own type
 */
public record FamilyChoice(FamilyPlugin<?> plugin, FamilySpec spec) {
    /** Checks the type of the settings. {@inheritDoc} */
    public FamilyChoice {
        Settings.requireOwn(plugin, spec);
    }

    /**
     * The name in the catalog.
     *
     * @return the name
     */
    public String id() {
        return plugin.id();
    }

    /**
     * What stands against events of that many columns.
     *
     * @param columns the number of columns
     * @return the objections, empty if there is none
     */
    public List<Objection> objections(int columns) {
        return objections(plugin, columns);
    }

    private <S extends FamilySpec> List<Objection> objections(FamilyPlugin<S> own, int columns) {
        return own.objections(own.specType().cast(spec), columns);
    }

    /**
     * The family.
     *
     * @param columns the number of columns of an event, at least 1
     * @return the family
     */
    public ExponentialFamily create(int columns) {
        return create(plugin, columns);
    }

    private <S extends FamilySpec> ExponentialFamily create(FamilyPlugin<S> own, int columns) {
        return own.create(own.specType().cast(spec), columns);
    }

    @Override
    public String toString() {
        return Settings.shown(id(), spec);
    }
}
