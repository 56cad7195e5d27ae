package org.entropysum.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.DataShape;
import org.entropysum.data.Dataset;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.PoissonMixturePlugin.Spec;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.testkit.Examination;
import org.entropysum.testkit.toy.ToyData;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

final class PoissonMixturePluginTest {
    private static class Contract extends ModelPluginContract<Spec> {
        private final ModelPlugin<Spec> plugin;

        Contract(ModelPlugin<Spec> plugin) {
            this.plugin = plugin;
        }

        @Override
        protected ModelPlugin<Spec> plugin() {
            return plugin;
        }

        @Override
        protected List<Spec> specs() {
            return List.of(new Spec(1), new Spec(2));
        }

        @Override
        protected Dataset data() {
            return ToyData.counts(24);
        }

        @Override
        protected List<Impossible<Spec>> impossible() {
            return List.of(new Impossible<>(new Spec(2), new DataShape(1, 2)));
        }
    }

    @Nested
    final class WithoutMistake extends Contract {
        WithoutMistake() {
            super(new PoissonMixturePlugin());
        }
    }

    /** A plugin with a mistake, and the check that has to notice it. */
    record Mutant(String mistake, ModelPlugin<Spec> plugin, String check) {
        @Override
        public String toString() {
            return mistake + " is caught by " + check;
        }
    }

    static Stream<Mutant> mutants() {
        return Stream.of(
                new Mutant(
                        "a claim too much",
                        new PoissonMixturePlugin() {
                            @Override
                            public Claims claims(Spec spec, Theorem theorem) {
                                return new Claims(theorem, true, "of course", "nowhere");
                            }
                        },
                        "claimHoldsExactlyWhereEveryTermHasADirection"),
                new Mutant(
                        "a claim too little",
                        new PoissonMixturePlugin() {
                            @Override
                            public Claims claims(Spec spec, Theorem theorem) {
                                return new Claims(
                                        theorem,
                                        spec.components() == 1
                                                && super.claims(spec, theorem).holds(),
                                        "?",
                                        "?");
                            }
                        },
                        "claimIsWhatTheVerifierFindsAtRandomPoints"),
                new Mutant(
                        "an objection forgotten",
                        new PoissonMixturePlugin() {
                            @Override
                            public List<Objection> objections(Spec spec, DataShape data) {
                                return List.of();
                            }
                        },
                        "impossibleSettingsMeetObjectionsThatNameASetting"),
                new Mutant(
                        "an objection to everything",
                        new PoissonMixturePlugin() {
                            @Override
                            public List<Objection> objections(Spec spec, DataShape data) {
                                return List.of(new Objection("", "no"));
                            }
                        },
                        "possibleSettingsMeetNoObjection"),
                new Mutant(
                        "an objection to a setting that there is not",
                        new PoissonMixturePlugin() {
                            @Override
                            public List<Objection> objections(Spec spec, DataShape data) {
                                return List.of(new Objection("latents", "no"));
                            }
                        },
                        "impossibleSettingsMeetObjectionsThatNameASetting"),
                new Mutant(
                        "a model that is not what was claimed",
                        new PoissonMixturePlugin() {
                            @Override
                            public ModelAssembly assemble(Spec spec, Setup setup) {
                                return reversed(super.assemble(spec, setup));
                            }
                        },
                        "claimIsWhatTheVerifierFindsAtRandomPoints"),
                new Mutant(
                        "a closed form that is announced and not there",
                        new PoissonMixturePlugin() {
                            @Override
                            public boolean solvesMaximumLikelihood(Spec spec) {
                                return true;
                            }
                        },
                        "closedFormIsBroughtWhereItIsAnnounced"),
                new Mutant(
                        "a posterior that is named twice",
                        new PoissonMixturePlugin() {
                            @Override
                            public List<String> posteriors() {
                                return List.of("exact", "exact");
                            }
                        },
                        "pluginIntroducesItself"),
                new Mutant(
                        "a default theorem that is never claimed",
                        new PoissonMixturePlugin() {
                            @Override
                            public Theorem theorem() {
                                return Theorem.ENTROPY;
                            }
                        },
                        "defaultTheoremIsClaimedForSomeSettings"));
    }

    /** The same assembly around a model whose directions point the wrong way. */
    private static ModelAssembly reversed(ModelAssembly right) {
        return new ModelAssembly(
                new Reversed(right.model()),
                right.posterior(),
                right.expectation(),
                right.maximization(),
                right.maximumLikelihood(),
                right.fused(),
                right.projection());
    }

    private record Reversed(GenerativeModel origin) implements GenerativeModel {
        @Override
        public int latentSize() {
            return origin.latentSize();
        }

        @Override
        public List<Conditional> conditionals() {
            return origin.conditionals();
        }

        @Override
        public Layout layout() {
            return origin.layout();
        }

        @Override
        public Parameters initial(Dataset data, UniformRandomProvider random) {
            return origin.initial(data, random);
        }

        @Override
        public List<Direction> directions(Parameters parameters) {
            return origin.directions(parameters).stream().map(Reversed::turned).toList();
        }

        private static Direction turned(Direction direction) {
            return direction instanceof Direction.Along along
                    ? new Direction.Along(along.term(), along.tangent().plus(-2, along.tangent()), along.latentRates())
                    : direction;
        }

        @Override
        public int degreesOfFreedom() {
            return origin.degreesOfFreedom();
        }

        @Override
        public Map<String, INDArray> usual(Parameters parameters) {
            return origin.usual(parameters);
        }

        @Override
        public List<String> degeneracies(Parameters parameters, Dataset data) {
            return origin.degeneracies(parameters, data);
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakeIsCaught(Mutant mutant) {
        assertThat(Examination.fails(new Contract(mutant.plugin()), mutant.check()))
                .isTrue();
    }
}
