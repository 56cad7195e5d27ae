package org.entropysum.plugin;

import java.util.List;
import org.entropysum.family.ExponentialFamily;

/**
 * An exponential family of the catalog, from which models with an observable of any family choose.
 *
 * @param <S> the settings record
 */
public interface FamilyPlugin<S extends FamilySpec> extends ComponentPlugin<S> {
    /**
     * What stands against events of that many columns; asked before any run.
     *
     * @param spec the settings
     * @param columns the number of columns of an event
     * @return the objections, empty if there is none
     */
    default List<Objection> objections(S spec, int columns) {
        return List.of();
    }

    /**
     * The family.
     *
     * @param spec the settings
     * @param columns the number of columns of an event, at least 1
     * @return the family, with events of that size
     */
    ExponentialFamily create(S spec, int columns);
}
