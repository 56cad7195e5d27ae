package org.entropysum.plugin.standard;

import java.util.ArrayList;
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
        String id, String summary, Class<S> specType, Class<L> kind, Maker<S, L> maker) implements PosteriorPlugin<S> {
    /** What a family is made from besides its settings. */
    record Place<L>(L latents, DataShape data, GenerativeModel model) {}

    /** Makes a family. */
    interface Maker<S, L> {
        VariationalFamily make(S spec, Place<L> place);
    }

    @Override
    public boolean fits(LatentSpace latents) {
        return kind.isInstance(latents);
    }

    @Override
    public boolean followsModel() {
        return specType == TruncatedSpec.class || specType == ResponsibilitiesSpec.class;
    }

    // The number of outputs does not matter to any network that is asked here
    @Override
    public List<Objection> objections(S spec, LatentSpace latents, DataShape data) {
        List<Objection> objections = new ArrayList<>();
        networks(spec)
                .forEach(network -> network.objections(data.columns(), 1)
                        .forEach(objection ->
                                objections.add(new Objection("network", network.id() + ": " + objection.message()))));
        return objections;
    }

    private static Stream<NetworkChoice> networks(PosteriorSpec spec) {
        if (spec instanceof AmortizedGaussianSpec gaussian) {
            return Stream.concat(Stream.of(gaussian.network()), gaussian.scaleNetwork().stream());
        }
        if (spec instanceof AmortizedLowRankSpec lowRank) {
            return networks(lowRank.encoder());
        }
        return spec instanceof AmortizedSpec discrete ? Stream.of(discrete.network()) : Stream.empty();
    }

    @Override
    public VariationalFamily create(S spec, LatentSpace latents, DataShape data, GenerativeModel model) {
        return maker.make(spec, new Place<>(kind.cast(latents), data, model));
    }
}
