package org.entropysum.plugin.standard;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entropysum.data.DataShape;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Role;
import org.entropysum.network.Network;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.PosteriorChoice;
import org.entropysum.plugin.PosteriorPlugin;
import org.entropysum.plugin.PosteriorSpec;
import org.entropysum.plugin.standard.PosteriorEntry.Encoder;
import org.entropysum.plugin.standard.PosteriorEntry.Encoders;
import org.entropysum.plugin.standard.PosteriorEntry.Maker;
import org.entropysum.plugin.standard.PosteriorEntry.Place;
import org.entropysum.posterior.AmortizedPosterior;
import org.entropysum.posterior.BernoulliPosterior;
import org.entropysum.posterior.Coordinates;
import org.entropysum.posterior.DiagonalGaussianPosterior;
import org.entropysum.posterior.DiscretePosterior;
import org.entropysum.posterior.FreePosterior;
import org.entropysum.posterior.GaussianPosterior;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.LatentSpace.Binary;
import org.entropysum.posterior.LatentSpace.Categorical;
import org.entropysum.posterior.LatentSpace.Real;
import org.entropysum.posterior.LowRankGaussianPosterior;
import org.entropysum.posterior.StateSets;
import org.entropysum.posterior.TruncatedPosterior;
import org.entropysum.posterior.TruncatedResponsibilities;
import org.entropysum.posterior.VariationalFamily;

/** The variational families that come with the framework: one line of a table each, and choices for use from Java. */
public final class Posteriors {
    private static final String ENCODER = "encoder";

    private static final List<PosteriorEntry<?, ?>> ALL = List.of(
            real(
                    "free-gaussian",
                    "N(ν, LLᵀ), free for each data point",
                    NoSettings.class,
                    (spec, at) -> free(at, full(at.latents()))),
            real(
                    "free-diagonal-gaussian",
                    "N(ν, diag τ²), free for each data point",
                    NoSettings.class,
                    (spec, at) -> free(at, diagonal(at.latents()))),
            real(
                    "free-low-rank-gaussian",
                    "N(ν, δ(I + UUᵀ)δ), free for each data point",
                    LowRankSpec.class,
                    (spec, at) -> free(at, lowRank(at.latents(), spec.rank()))),
            real(
                    "amortized-gaussian",
                    "N(ν(x), L(x)L(x)ᵀ), from an encoder",
                    AmortizedGaussianSpec.class,
                    (spec, latents) -> encoders(spec, latents, full(latents)),
                    (spec, at) -> encoded(at, full(at.latents()), spec)),
            real(
                    "amortized-diagonal-gaussian",
                    "N(ν(x), diag τ²(x)), from an encoder",
                    AmortizedGaussianSpec.class,
                    (spec, latents) -> encoders(spec, latents, diagonal(latents)),
                    (spec, at) -> encoded(at, diagonal(at.latents()), spec)),
            real(
                    "amortized-low-rank-gaussian",
                    "N(ν(x), δ(I + UUᵀ)δ) at x, from an encoder",
                    AmortizedLowRankSpec.class,
                    (spec, latents) -> encoders(spec.encoder(), latents, lowRank(latents, spec.rank())),
                    (spec, at) -> encoded(at, lowRank(at.latents(), spec.rank()), spec.encoder())),
            binary(
                    "free-bernoulli",
                    "independent bits, free for each data point",
                    NoSettings.class,
                    (spec, at) -> free(at, bits(at.latents()))),
            binary(
                    "amortized-bernoulli",
                    "independent bits, from an encoder",
                    AmortizedSpec.class,
                    (spec, latents) -> encoders(spec, bits(latents)),
                    (spec, at) -> encoded(at, bits(at.latents()), spec)),
            binary(
                    "truncated",
                    "the exact posterior on a set of states of each data point, bred by evolution",
                    TruncatedSpec.class,
                    Posteriors::truncated),
            categorical(
                    "free-categorical",
                    "probabilities, free for each data point",
                    NoSettings.class,
                    (spec, at) -> free(at, states(at))),
            categorical(
                    "amortized-categorical",
                    "probabilities, from an encoder",
                    AmortizedSpec.class,
                    (spec, latents) -> List.of(new Encoder(spec.network(), latents.states())),
                    (spec, at) -> encoded(at, states(at), spec)),
            categorical(
                    "truncated-responsibilities",
                    "the exact posterior on the most probable states; one state is a hard assignment",
                    ResponsibilitiesSpec.class,
                    Posteriors::responsibilities));

    private Posteriors() {}

    private static <S extends PosteriorSpec> PosteriorEntry<S, Real> real(
            String id, String summary, Class<S> specType, Maker<S, Real> maker) {
        return real(id, summary, specType, (spec, latents) -> List.of(), maker);
    }

    private static <S extends PosteriorSpec> PosteriorEntry<S, Real> real(
            String id, String summary, Class<S> specType, Encoders<S, Real> encoders, Maker<S, Real> maker) {
        return new PosteriorEntry<>(id, summary, specType, Real.class, encoders, maker);
    }

    private static <S extends PosteriorSpec> PosteriorEntry<S, Binary> binary(
            String id, String summary, Class<S> specType, Maker<S, Binary> maker) {
        return binary(id, summary, specType, (spec, latents) -> List.of(), maker);
    }

    private static <S extends PosteriorSpec> PosteriorEntry<S, Binary> binary(
            String id, String summary, Class<S> specType, Encoders<S, Binary> encoders, Maker<S, Binary> maker) {
        return new PosteriorEntry<>(id, summary, specType, Binary.class, encoders, maker);
    }

    private static <S extends PosteriorSpec> PosteriorEntry<S, Categorical> categorical(
            String id, String summary, Class<S> specType, Maker<S, Categorical> maker) {
        return categorical(id, summary, specType, (spec, latents) -> List.of(), maker);
    }

    private static <S extends PosteriorSpec> PosteriorEntry<S, Categorical> categorical(
            String id,
            String summary,
            Class<S> specType,
            Encoders<S, Categorical> encoders,
            Maker<S, Categorical> maker) {
        return new PosteriorEntry<>(id, summary, specType, Categorical.class, encoders, maker);
    }

    static List<PosteriorEntry<?, ?>> plugins() {
        return ALL;
    }

    private static Coordinates full(Real latents) {
        return GaussianPosterior.coordinates(latents.size());
    }

    private static Coordinates diagonal(Real latents) {
        return DiagonalGaussianPosterior.coordinates(latents.size());
    }

    private static Coordinates lowRank(Real latents, int rank) {
        return LowRankGaussianPosterior.coordinates(latents.size(), rank);
    }

    private static Coordinates bits(Binary latents) {
        return BernoulliPosterior.coordinates(latents.size());
    }

    private static Coordinates states(Place<Categorical> at) {
        return DiscretePosterior.coordinates(
                Matrix.copyOf(enumerable(at.model()).states()));
    }

    private static EnumerableLatents enumerable(GenerativeModel model) {
        if (model instanceof EnumerableLatents latents) {
            return latents;
        }
        throw new IllegalArgumentException(
                "a model with categorical latents has to list their states (EnumerableLatents)");
    }

    private static VariationalFamily free(Place<?> at, Coordinates coordinates) {
        return FreePosterior.of(at.data().rows(), coordinates);
    }

    private static List<Encoder> encoders(AmortizedSpec spec, Coordinates coordinates) {
        return List.of(new Encoder(spec.network(), coordinates.size()));
    }

    // Either one encoder of all coordinates, or one of the means and one of the scales
    private static List<Encoder> encoders(AmortizedGaussianSpec spec, Real latents, Coordinates coordinates) {
        int h = latents.size();
        return spec.scaleNetwork()
                .map(scales -> List.of(new Encoder(spec.network(), h), new Encoder(scales, coordinates.size() - h)))
                .orElseGet(() -> List.of(new Encoder(spec.network(), coordinates.size())));
    }

    private static VariationalFamily encoded(Place<?> at, Coordinates coordinates, AmortizedSpec spec) {
        return AmortizedPosterior.of(coordinates, networks(encoders(spec, coordinates), at.data()));
    }

    private static VariationalFamily encoded(Place<Real> at, Coordinates coordinates, AmortizedGaussianSpec spec) {
        return AmortizedPosterior.of(coordinates, networks(encoders(spec, at.latents(), coordinates), at.data()))
                .with(Coordinates.Kind.POSITION, spec.meanHead().head())
                .with(Coordinates.Kind.LOG_SCALE, spec.varianceHead().head());
    }

    private static Network[] networks(List<Encoder> encoders, DataShape data) {
        List<String> names = encoders.size() == 1 ? List.of(ENCODER) : List.of(ENCODER + " mean", ENCODER + " scale");
        return IntStream.range(0, encoders.size())
                .mapToObj(i -> encoders.get(i)
                        .network()
                        .create(
                                names.get(i),
                                Role.POSTERIOR,
                                data.columns(),
                                encoders.get(i).outputs()))
                .toArray(Network[]::new);
    }

    private static VariationalFamily truncated(TruncatedSpec spec, Place<Binary> at) {
        int h = at.latents().size();
        int rows = at.data().rows();
        StateSets sets = spec.ones()
                .map(ones -> StateSets.random(rows, spec.statesOf(h), h, ones, spec.seed()))
                .orElseGet(() -> StateSets.random(rows, spec.statesOf(h), h, spec.seed()));
        return TruncatedPosterior.of(at.model(), sets, spec.evolution(h));
    }

    private static VariationalFamily responsibilities(ResponsibilitiesSpec spec, Place<Categorical> at) {
        enumerable(at.model());
        return TruncatedResponsibilities.of((GenerativeModel & EnumerableLatents) at.model(), spec.states());
    }

    /**
     * A variational family without settings.
     *
     * @param id its name, such as {@code free-gaussian}
     * @return the choice
     */
    public static PosteriorChoice of(String id) {
        return of(id, new NoSettings());
    }

    /**
     * A variational family with settings.
     *
     * @param id its name, such as {@code amortized-gaussian}
     * @param spec its settings
     * @return the choice
     */
    public static PosteriorChoice of(String id, PosteriorSpec spec) {
        return ALL.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .map(entry -> new PosteriorChoice(entry, spec))
                .orElseThrow(() -> new IllegalArgumentException("there is no posterior \"" + id + "\"; "
                        + ALL.stream().map(PosteriorPlugin::id).toList()));
    }

    /**
     * One choice of each variational family that fits, with linear encoders and else the settings of a bare name.
     *
     * @param latents the latents of a model
     * @return the choices
     */
    public static List<PosteriorChoice> fitting(LatentSpace latents) {
        return ALL.stream()
                .filter(entry -> entry.fits(latents))
                .map(entry -> new PosteriorChoice(entry, usual(entry.specType())))
                .toList();
    }

    private static PosteriorSpec usual(Class<? extends PosteriorSpec> type) {
        AmortizedGaussianSpec gaussian =
                new AmortizedGaussianSpec(Networks.linear(), Optional.empty(), MeanHead.LINEAR, VarianceHead.LOG);
        List<PosteriorSpec> specs = List.of(
                new NoSettings(),
                new LowRankSpec(2),
                gaussian,
                new AmortizedLowRankSpec(2, Networks.linear(), Optional.empty(), MeanHead.LINEAR, VarianceHead.LOG),
                new AmortizedSpec(Networks.linear()),
                new TruncatedSpec(16, Optional.empty(), 2, 0.5, Optional.empty(), 1),
                new ResponsibilitiesSpec(1));
        return specs.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
