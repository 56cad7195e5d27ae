package org.entropysum.plugin.standard;

import java.util.List;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.plugin.FamilyPlugin;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.Objection;

/** A line of the table of families. */
record FamilyEntry<S extends FamilySpec>(
        String id, String summary, Class<S> specType, Maker<S> maker, Examiner<S> examiner) implements FamilyPlugin<S> {
    /** Makes a family for events of that many columns. */
    interface Maker<S> {
        ExponentialFamily make(S spec, int columns);
    }

    /** Says what stands against that many columns. */
    interface Examiner<S> {
        List<Objection> objections(S spec, int columns);
    }

    static <S extends FamilySpec> FamilyEntry<S> of(String id, String summary, Class<S> specType, Maker<S> maker) {
        return new FamilyEntry<>(id, summary, specType, maker, (spec, columns) -> List.of());
    }

    FamilyEntry<S> examinedBy(Examiner<S> other) {
        return new FamilyEntry<>(id, summary, specType, maker, other);
    }

    @Override
    public List<Objection> objections(S spec, int columns) {
        return examiner.objections(spec, columns);
    }

    @Override
    public ExponentialFamily create(S spec, int columns) {
        List<Objection> objections = objections(spec, columns);
        if (objections.isEmpty()) {
            return maker.make(spec, columns);
        }
        throw new IllegalArgumentException(
                "family " + id + ": " + objections.get(0).message());
    }
}
