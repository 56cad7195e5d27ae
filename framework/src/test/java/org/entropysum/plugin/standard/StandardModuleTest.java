package org.entropysum.plugin.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Parameters;
import org.entropysum.model.Role;
import org.entropysum.network.Activation;
import org.entropysum.network.Network;
import org.entropysum.plugin.ComponentPlugin;
import org.entropysum.plugin.FamilyChoice;
import org.entropysum.plugin.FamilySpec;
import org.entropysum.plugin.ModelCatalog;
import org.entropysum.plugin.ModelModule;
import org.entropysum.plugin.Objection;
import org.entropysum.plugin.PosteriorChoice;
import org.entropysum.plugin.Setting;
import org.entropysum.plugin.standard.ProductSpec.ProductPart;
import org.entropysum.posterior.LatentSpace;
import org.entropysum.posterior.Posterior;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.testkit.Draws;
import org.entropysum.testkit.toy.LinearGaussianToy;
import org.entropysum.testkit.toy.PoissonMixtureToy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardModuleTest {
    private static final ModelCatalog CATALOG = ModelCatalog.of(List.of(new StandardModule()));
    private static final int COLUMNS = 3;
    private static final Set<VarianceHead> CLOSED = EnumSet.of(VarianceHead.LOG, VarianceHead.LOG_DEVIATION);

    @Test
    void isFoundThroughTheServiceLoader() {
        ModelCatalog discovered = ModelCatalog.discover();
        assertThat(discovered.posteriors().ids())
                .containsAll(CATALOG.posteriors().ids());
        assertThat(discovered.families().ids()).containsAll(CATALOG.families().ids());
        assertThat(discovered.networks().ids()).containsAll(CATALOG.networks().ids());
        assertThat(CATALOG.failures()).isEmpty();
    }

    @Test
    void everyPluginIntroducesItselfAndDescribesItsSettings() {
        Stream.of(CATALOG.posteriors(), CATALOG.families(), CATALOG.networks())
                .flatMap(catalog -> catalog.entries().stream())
                .map(entry -> (ComponentPlugin<?>) entry.plugin())
                .forEach(plugin -> {
                    assertThat(plugin.summary()).isNotBlank().doesNotContain("\n");
                    assertThat(plugin.specType()).isRecord();
                    assertThat(plugin.specType().getRecordComponents())
                            .allMatch(component -> component.isAnnotationPresent(Setting.class));
                });
    }

    static Stream<FamilyChoice> families() {
        List<FamilySpec> specs = List.of(
                new NoSettings(),
                new CountSpec(4),
                new NegativeBinomialSpec(2.5),
                new CategoricalSpec(3),
                new GammaSpec(true),
                new LaplaceSpec(List.of(1.0, 2.0, 3.0)),
                new WeibullSpec(2),
                new KnownVarianceSpec(2),
                new KnownCovarianceSpec(
                        List.of(List.of(2.0, 0.5, 0.0), List.of(0.5, 1.0, 0.0), List.of(0.0, 0.0, 3.0))),
                new ProductSpec(List.of(
                        new ProductPart(Families.of("poisson"), 1), new ProductPart(Families.of("bernoulli"), 2))));
        return CATALOG.families().entries().stream()
                .flatMap(entry -> specs.stream()
                        .filter(entry.plugin().specType()::isInstance)
                        .map(spec -> new FamilyChoice(entry.plugin(), spec)));
    }

    @Test
    void everyFamilyIsMadeInTheseTests() {
        assertThat(families().map(FamilyChoice::id))
                .containsExactlyElementsOf(CATALOG.families().ids());
    }

    /** What a family draws in its own catalog columns has a finite log density. */
    @ParameterizedTest
    @MethodSource("families")
    void familiesHaveEventsOfTheColumnsAskedFor(FamilyChoice choice) {
        assertThat(choice.objections(COLUMNS)).isEmpty();
        ExponentialFamily family = choice.create(COLUMNS);
        assertThat(family.eventSize()).isEqualTo(COLUMNS);
    }

    @Test
    void columnsThatDoNotFitAreObjectedToAndRefused() {
        FamilyChoice laplace = Families.of("laplace", new LaplaceSpec(List.of(1.0)));
        assertThat(laplace.objections(2)).extracting(Objection::setting).containsExactly("location");
        assertThatThrownBy(() -> laplace.create(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("family laplace: it is for 1 columns, not for 2");
        assertThat(Families.of("dirichlet").objections(1)).hasSize(1);
        FamilyChoice nested =
                Families.of("product", new ProductSpec(List.of(new ProductPart(Families.of("dirichlet"), 1))));
        assertThat(nested.objections(1)).extracting(Objection::setting).containsExactly("parts[0]");
    }

    @Test
    void settingsOfAnotherPluginAreRefused() {
        assertThatThrownBy(() -> Families.of("binomial"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the settings of binomial are a CountSpec, not a NoSettings");
        assertThatThrownBy(() -> Families.of("poison"))
                .hasMessageContaining("\"poison\"")
                .hasMessageContaining("poisson");
        assertThatThrownBy(() -> Posteriors.of("free")).hasMessageContaining("free-gaussian");
    }

    static Stream<PosteriorChoice> ofReals() {
        return Posteriors.fitting(new LatentSpace.Real(2)).stream();
    }

    private static final Dataset DATA =
            Dataset.of("table", List.of("a", "b", "c"), new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 0, 1});

    @ParameterizedTest
    @MethodSource("ofReals")
    void posteriorsOfRealLatentsGiveAGaussianForEachDataPoint(PosteriorChoice choice) {
        LatentSpace latents = new LatentSpace.Real(2);
        VariationalFamily family = choice.create(latents, DATA.shape(), LinearGaussianToy.of(2, COLUMNS));
        assertEntropies(family, 4);
        assertThat(family.obstacleToRescaling()).isEmpty();
        assertThatThrownBy(
                        () -> choice.create(new LatentSpace.Binary(2), DATA.shape(), LinearGaussianToy.of(2, COLUMNS)))
                .hasMessage("posterior " + choice.id() + " does not fit 2 binary latents");
    }

    private static void assertEntropies(VariationalFamily family, int rows) {
        Parameters start = family.initial(Draws.seeded(1));
        Batch batch = DATA.chunks(DATA.shape().rows()).get(0);
        Posterior at = family.at(start, batch);
        assertThat(at.entropy().rows()).isEqualTo(rows);
        assertThat(at.entropy().sumNumber().doubleValue()).isFinite();
    }

    @Test
    void headsThatCannotRescaleAreControls() {
        for (VarianceHead variance : VarianceHead.values()) {
            for (MeanHead mean : MeanHead.values()) {
                boolean closed = CLOSED.contains(variance) && mean != MeanHead.TANH;
                var spec = new AmortizedGaussianSpec(
                        Networks.dense(Activation.TANH, 5), Optional.of(Networks.linear()), mean, variance);
                VariationalFamily family = Posteriors.of("amortized-diagonal-gaussian", spec)
                        .create(new LatentSpace.Real(2), DATA.shape(), LinearGaussianToy.of(2, COLUMNS));
                assertThat(family.obstacleToRescaling().isEmpty()).isEqualTo(closed);
            }
        }
    }

    @Test
    void networksHaveTheSizesAskedFor() {
        Network deep = Networks.dense(Activation.RELU, 7, 5).create("decoder", Role.OBSERVABLE, 2, 3);
        assertThat(deep.layout().blocks().stream().map(block -> block.name() + " " + block.rows()))
                .containsExactly(
                        "decoder weights 1 7",
                        "decoder biases 1 1",
                        "decoder weights 2 5",
                        "decoder biases 2 1",
                        "decoder weights 3 3",
                        "decoder biases 3 1");
        assertThat(Networks.constant().create("b", Role.POSTERIOR, 2, 3).outputSize())
                .isEqualTo(3);
        assertThatThrownBy(() -> new DenseSpec(List.of(3, 0), Activation.RELU)).hasMessageContaining("not 0");
    }

    @Test
    void posteriorsOfFiniteLatentsFollowTheStatesOfTheModel() {
        PoissonMixtureToy model = new PoissonMixtureToy(2, COLUMNS, org.entropysum.family.Poisson.of(COLUMNS));
        assertThat(Posteriors.fitting(new LatentSpace.Categorical(2)))
                .extracting(PosteriorChoice::id)
                .containsExactly("free-categorical", "amortized-categorical", "truncated-responsibilities");
        VariationalFamily free =
                Posteriors.of("free-categorical").create(new LatentSpace.Categorical(2), DATA.shape(), model);
        assertThat(free.layout().size()).isEqualTo(8);
        assertThatThrownBy(() -> Posteriors.of("free-categorical")
                        .create(new LatentSpace.Categorical(2), DATA.shape(), LinearGaussianToy.of(2, COLUMNS)))
                .hasMessageContaining("list their states");
    }

    @Test
    void setsOfBitsHoldNoMoreStatesThanThereAre() {
        TruncatedSpec spec = new TruncatedSpec(16, Optional.empty(), 2, 0.5, Optional.empty(), 1);
        assertThat(spec.statesOf(3)).isEqualTo(8);
        assertThat(spec.statesOf(40)).isEqualTo(16);
        assertThat(spec.evolution(3).children()).isEqualTo(3);
    }

    /** A module that adds to every part of the catalog, and takes one name that is taken. */
    private static final class Further extends ModelModule {
        Further() {
            super("further");
        }

        @Override
        protected void configurePlugins() {
            bindFamily(Families.plugins().get(0));
            bindNetwork(Networks.plugins().get(0));
            bindPosterior(Posteriors.plugins().get(0));
        }
    }

    @Test
    void aNameThatIsTakenIsToldWithBothModules() {
        ModelCatalog both = ModelCatalog.of(List.of(new StandardModule(), new Further()));
        assertThat(both.failures())
                .containsExactly(
                        "posterior id free-gaussian of module further is taken by module framework",
                        "family id bernoulli of module further is taken by module framework",
                        "network id dense of module further is taken by module framework");
    }
}
