package org.entropysum.testkit.toy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Block;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Another model with one block of its parameters frozen, so that directions that need the block are lost. */
public class FrozenToy implements GenerativeModel {
    private final GenerativeModel whole;
    private final String frozen;
    private final Matrix value;

    private FrozenToy(GenerativeModel whole, String frozen, Matrix value) {
        this.whole = whole;
        this.frozen = frozen;
        this.value = value;
    }

    /**
     * A model with a frozen block.
     *
     * @param whole the model
     * @param frozen the name of the block
     * @param value where it stays
     * @return the model without that block; its latents are finite if those of the whole model are
     */
    public static FrozenToy of(GenerativeModel whole, String frozen, Matrix value) {
        return whole instanceof EnumerableLatents latents
                ? new Enumerable(whole, latents, frozen, value)
                : new FrozenToy(whole, frozen, value);
    }

    private static final class Enumerable extends FrozenToy implements EnumerableLatents {
        private final EnumerableLatents latents;

        Enumerable(GenerativeModel whole, EnumerableLatents latents, String frozen, Matrix value) {
            super(whole, frozen, value);
            this.latents = latents;
        }

        @Override
        public INDArray states() {
            return latents.states();
        }
    }

    private Parameters completed(Parameters parameters) {
        return parameters.restrictedTo(layout()).in(whole.layout()).with(frozen, value);
    }

    @Override
    public int latentSize() {
        return whole.latentSize();
    }

    @Override
    public Layout layout() {
        return Layout.of(whole.layout().blocks().stream()
                .filter(block -> !block.name().equals(frozen))
                .toArray(Block[]::new));
    }

    @Override
    public List<Conditional> conditionals() {
        return whole.conditionals().stream().<Conditional>map(Rest::new).toList();
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        return whole.initial(data, random).restrictedTo(layout());
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        List<Direction> rest = new ArrayList<>();
        for (Direction direction : whole.directions(completed(parameters))) {
            rest.add(direction instanceof Direction.Along along ? rest(along) : direction);
        }
        return rest;
    }

    private Direction rest(Direction.Along along) {
        for (double velocity : along.tangent().matrix(frozen).values()) {
            if (velocity != 0) {
                return new Direction.Missing(along.term(), "block " + frozen + " is frozen");
            }
        }
        return new Direction.Along(along.term(), along.tangent().restrictedTo(layout()), along.latentRates());
    }

    @Override
    public int degreesOfFreedom() {
        return Math.min(whole.degreesOfFreedom(), layout().size());
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        return whole.usual(completed(parameters));
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        return whole.degeneracies(completed(parameters), data);
    }

    /** A conditional of the whole model that keeps the frozen block from its gradient. */
    private final class Rest implements Conditional {
        private final Conditional of;

        Rest(Conditional of) {
            this.of = of;
        }

        @Override
        public String name() {
            return of.name();
        }

        @Override
        public Child child() {
            return of.child();
        }

        @Override
        public ExponentialFamily family() {
            return of.family();
        }

        @Override
        public Linearization at(Parameters parameters, INDArray z) {
            Linearization linearization = of.at(completed(parameters), z);
            return new Linearization() {
                @Override
                public INDArray value() {
                    return linearization.value();
                }

                @Override
                public void pullback(INDArray cotangent, Gradient into) {
                    Gradient all = Gradient.zeros(whole.layout(), Math.toIntExact(z.rows()), whole.latentSize());
                    linearization.pullback(cotangent, all);
                    into.latents().addScaled(1, all.latents());
                    for (Block block : layout().blocks()) {
                        into.add(block.name(), all.parameters().matrix(block.name()));
                    }
                }
            };
        }
    }
}
