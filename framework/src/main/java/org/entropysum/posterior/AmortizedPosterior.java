package org.entropysum.posterior;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.network.Network;
import org.entropysum.network.NetworkPass;
import org.entropysum.network.SideBySide;
import org.entropysum.numeric.Matrix;

/**
 * Distributions whose coordinates are outputs of networks, \( q(z|x) \). The outputs of one network, or of several side by
 * side, are the coordinates part by part, each through its {@link Head}: one network is a shared trunk with linear heads in
 * its last layer, two are separate trunks. With linear last layers the direction of class B in weight space is: rows and
 * biases of the means times r, biases of the log variances plus 2r.
 */
public final class AmortizedPosterior implements RescalableFamily {
    private final Coordinates coordinates;
    private final SideBySide networks;
    private final List<Head> heads;

    private AmortizedPosterior(Coordinates coordinates, SideBySide networks, List<Head> heads) {
        this.coordinates = coordinates;
        this.networks = networks;
        this.heads = heads;
    }

    /**
     * The family with log variances as heads of scales and linear heads else.
     *
     * @param coordinates the kind of distributions
     * @param networks take x and together have one output for each coordinate
     * @return the family
     */
    public static AmortizedPosterior of(Coordinates coordinates, Network... networks) {
        SideBySide all = SideBySide.of(networks);
        if (all.outputSize() != coordinates.size()) {
            throw new IllegalArgumentException(all.outputSize() + " outputs of the encoder do not fit the "
                    + coordinates.size() + " coordinates of a distribution: " + coordinates.parts());
        }
        List<Head> heads =
                coordinates.parts().stream().map(part -> Head.of(part.kind())).toList();
        return new AmortizedPosterior(coordinates, all, heads);
    }

    /**
     * The same family with another head for one kind of part.
     *
     * @param kind the parts
     * @param head their head
     * @return the family
     */
    public AmortizedPosterior with(Coordinates.Kind kind, Head head) {
        List<Head> changed = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            changed.add(coordinates.parts().get(i).kind() == kind ? head : heads.get(i));
        }
        return new AmortizedPosterior(coordinates, networks, List.copyOf(changed));
    }

    @Override
    public Layout layout() {
        return networks.layout();
    }

    @Override
    public Parameters initial(UniformRandomProvider random) {
        return networks.initial(random);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Stream.of(
                        coordinates.obstacleToRescaling(),
                        IntStream.range(0, heads.size())
                                .mapToObj(i -> heads.get(i)
                                        .obstacleToRescaling(
                                                coordinates.parts().get(i).kind()))
                                .flatMap(Optional::stream)
                                .findFirst(),
                        obstacleOfTheLastLayers())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> obstacleOfTheLastLayers() {
        return networks.endsLinearly()
                ? Optional.empty()
                : Optional.of("the last layer of the encoder is not linear with biases");
    }

    @Override
    public boolean mixesRows() {
        return networks.mixesRows();
    }

    @Override
    public AmortizedPosterior evaluating(Parameters parameters, Iterable<Batch> batches) {
        Iterable<Matrix> rows = () -> StreamSupport.stream(batches.spliterator(), false)
                .map(Batch::rowsOnHeap)
                .iterator();
        return new AmortizedPosterior(coordinates, networks.evaluating(parameters, rows), heads);
    }

    @Override
    public Optional<String> obstacleToDifferentiation(Expectation rule) {
        return coordinates.obstacleToDifferentiation(rule);
    }

    // Rows and biases of positions times e^{rt}; biases of log scales plus rt over the slope of their head
    @Override
    public Parameters rescale(Parameters parameters, double[] rates, double time) {
        requireRescalable();
        double[] growth = growth(rates);
        for (int i = 0; i < growth.length; i++) {
            growth[i] = Math.expm1(growth[i] * time);
        }
        double[] shift = shift(rates);
        for (int i = 0; i < shift.length; i++) {
            shift[i] *= time;
        }
        return parameters.plus(1, velocity(parameters, growth, shift).in(parameters.layout()));
    }

    @Override
    public Parameters rescaling(Parameters parameters, double[] rates) {
        requireRescalable();
        return velocity(parameters, growth(rates), shift(rates));
    }

    private void requireRescalable() {
        obstacleToRescaling().ifPresent(obstacle -> {
            throw new IllegalStateException(obstacle);
        });
    }

    private double[] growth(double[] rates) {
        double[] growth = new double[coordinates.size()];
        int at = 0;
        for (Coordinates.Part part : coordinates.parts()) {
            for (int h = 0; h < part.columns(); h++, at++) {
                growth[at] = part.kind() == Coordinates.Kind.POSITION ? rates[h] : 0;
            }
        }
        return growth;
    }

    private double[] shift(double[] rates) {
        double[] shift = new double[coordinates.size()];
        int at = 0;
        for (int i = 0; i < heads.size(); i++) {
            Coordinates.Part part = coordinates.parts().get(i);
            for (int h = 0; h < part.columns(); h++, at++) {
                shift[at] = part.kind() == Coordinates.Kind.LOG_SCALE
                        ? rates[h] / heads.get(i).slope(0)
                        : 0;
            }
        }
        return shift;
    }

    private Parameters velocity(Parameters parameters, double[] growth, double[] shift) {
        return networks.velocity(parameters.restrictedTo(layout()), growth, shift)
                .orElseThrow();
    }

    @Override
    public Posterior at(Parameters parameters, Batch batch) {
        return posterior(networks.at(parameters, batch.rowsOnHeap()), batch);
    }

    /** One forward pass of the networks for both. {@inheritDoc} */
    @Override
    public Visit visit(Parameters parameters, Batch batch) {
        return visit(networks.at(parameters, batch.rowsOnHeap()), batch);
    }

    @Override
    public Function<Batch, Visit> visits(Parameters parameters) {
        Function<Matrix, NetworkPass> prepared = networks.prepared(parameters);
        return batch -> visit(prepared.apply(batch.rowsOnHeap()), batch);
    }

    private Visit visit(NetworkPass pass, Batch batch) {
        return new Visit(posterior(pass, batch), (gradient, into) -> pullback(pass, gradient, into));
    }

    private Posterior posterior(NetworkPass pass, Batch batch) {
        List<Matrix> parts = new ArrayList<>();
        eachHead((head, from, to) -> parts.add(head.applied(pass.output().columns(from, to))));
        return coordinates.construction().of(parts, batch.firstRow());
    }

    /** Does something to the columns of each part. */
    private interface Entries {
        void of(Head head, int from, int to);
    }

    private void eachHead(Entries entries) {
        int at = 0;
        for (int i = 0; i < heads.size(); i++) {
            int end = at + coordinates.parts().get(i).columns();
            entries.of(heads.get(i), at, end);
            at = end;
        }
    }

    @Override
    public void pullback(Parameters parameters, Batch batch, Matrix coordinateGradient, Gradient into) {
        pullback(networks.at(parameters, batch.rowsOnHeap()), coordinateGradient, into);
    }

    private void pullback(NetworkPass pass, Matrix coordinateGradient, Gradient into) {
        Matrix cotangent = coordinateGradient.copy();
        eachHead((head, from, to) -> head.pull(pass.output(), cotangent, from, to));
        pass.pullbackToWeights(cotangent, into);
    }
}
