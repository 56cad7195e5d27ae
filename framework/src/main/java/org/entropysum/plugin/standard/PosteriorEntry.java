package org.entropysum.plugin.standard;

import java.util.List;
import java.util.stream.Stream;
import org.entropysum.data.DataShape;
import org.entropysum.model.GenerativeModel;
import org.entropysum.plugin.NetworkChoice;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.PosteriorPlugin;
import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.VariationalFamily;

/** A line of the table of variational families, for one kind L of latents. */
record PosteriorEntry<S extends PosteriorSpec, L extends LatentSpace>(
        String id, String summary, Class<S> specType, Class<L> kind, Encoders<S, L> encoders, Maker<S, L> maker)
        implements PosteriorPlugin<S> {
    /** What a family is made from besides its settings. */
    record Place<L>(L latents, DataShape data, GenerativeModel model) {}

    /** Makes a family. */
    interface Maker<S, L> {
        VariationalFamily make(S spec, Place<L> place);
    }

    /** A network that a family is made with, and how many outputs it has to have. */
    record Encoder(NetworkChoice network, int outputs) {}

    /** The networks that a family is made with. */
    interface Encoders<S, L> {
        List<Encoder> of(S spec, L latents);
    }

    @Override
    public boolean fits(LatentSpace latents) {
        return kind.isInstance(latents);
    }

    @Override
    public boolean followsModel() {
        return specType == TruncatedSpec.class || specType == ResponsibilitiesSpec.class;
    }

    @Override
    public List<Objection> objections(S spec, LatentSpace latents, DataShape data) {
        return encoders.of(spec, kind.cast(latents)).stream()
                .flatMap(encoder -> objections(encoder, data))
                .toList();
    }

    private static Stream<Objection> objections(Encoder encoder, DataShape data) {
        NetworkChoice network = encoder.network();
        return network.objections(data.columns(), encoder.outputs()).stream()
                .map(objection -> new Objection("network", network.id() + ": " + objection.message()));
    }

    @Override
    public VariationalFamily create(S spec, LatentSpace latents, DataShape data, GenerativeModel model) {
        return maker.make(spec, new Place<>(kind.cast(latents), data, model));
    }
}
