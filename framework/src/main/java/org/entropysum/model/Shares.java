package org.entropysum.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.family.Categorical;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The shares into which the entropies of a model fall: components for the observable of a mixture, columns for a family of
 * independent columns. Nobody has to state them. A family has independent columns if every statistic moves with one column
 * of the event alone, and the mean parameters of a column with the natural parameters of that column alone.
 */
public final class Shares {
    /** Enough that every column of an event takes several values. */
    private static final int ROWS = 64;

    /** Entropies of more dimensions are not taken apart: what it takes to find the parts grows with their square. */
    private static final int WIDEST = 4096;

    private final GenerativeModel model;
    private final Parameters parameters;
    private final UniformRandomProvider random;

    private Shares(GenerativeModel model, Parameters parameters, UniformRandomProvider random) {
        this.model = model;
        this.parameters = parameters;
        this.random = random;
    }

    /**
     * The shares of all entropies that fall into several.
     *
     * @param model the model
     * @param parameters Ψ and Θ, and perhaps more
     * @param random by which events are drawn
     * @return the shares, in the order of the conditionals
     */
    public static List<Share> of(GenerativeModel model, Parameters parameters, UniformRandomProvider random) {
        Shares shares = new Shares(model, parameters, random);
        return model.conditionals().stream().<Share>flatMap(shares::of).toList();
    }

    private Stream<? extends Share> of(Conditional conditional) {
        Optional<Integer> components = components();
        if (conditional.child() instanceof Child.Observed && components.isPresent()) {
            return Stream.iterate(0, k -> k < components.get(), k -> k + 1)
                    .map(k -> new Share.State(conditional.name(), k));
        }
        return columns(conditional).stream();
    }

    /** K, where the only latent is the index of a component. */
    private Optional<Integer> components() {
        return model.conditionals().stream()
                .filter(conditional -> model.latentSize() == 1 && model instanceof EnumerableLatents)
                .filter(conditional -> conditional.child() instanceof Child.Latent)
                .map(Conditional::family)
                .filter(Categorical.class::isInstance)
                .map(ExponentialFamily::statisticSize)
                .findFirst();
    }

    private List<Share.Column> columns(Conditional conditional) {
        ExponentialFamily family = conditional.family();
        int columns = family.eventSize();
        if (columns == 1 || columns > WIDEST) {
            return List.of();
        }
        Matrix eta = natural(conditional);
        Matrix events = Matrix.copyOf(family.sample(eta.toArray(), random));
        Matrix before = Matrix.copyOf(family.sufficientStatistics(events.toArray()));
        List<Set<Integer>> statistics = new ArrayList<>();
        for (int d = 0; d < columns; d++) {
            INDArray moved = withNextRow(events, Set.of(d)).toArray();
            statistics.add(changes(before, family.sufficientStatistics(moved)));
        }
        return isPartition(statistics, family.statisticSize()) && areIndependent(family, eta, statistics)
                ? Stream.iterate(0, d -> d < columns, d -> d + 1)
                        .map(d -> new Share.Column(conditional.name(), d, statistics.get(d)))
                        .toList()
                : List.of();
    }

    /** Natural parameters of rows that all differ, most of them nearer to zero, so that no event is next to certain. */
    private Matrix natural(Conditional conditional) {
        JointSample sample = JointSample.of(model, parameters, ROWS, random);
        Matrix value =
                Matrix.copyOf(conditional.at(parameters, sample.z().toArray()).value());
        Matrix eta = value.rows() == 1 ? value.repeatRows(ROWS) : value;
        double[] factors = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            factors[row] = (1 + row) / (double) ROWS;
        }
        Matrix unlike = eta.columns(0, eta.columns()).scaleRows(factors);
        return conditional.family().isProper(unlike.toArray()) ? unlike : eta;
    }

    private static Matrix withNextRow(Matrix rows, Set<Integer> columns) {
        Matrix moved = rows.columns(0, rows.columns());
        for (int row = 0; row < rows.rows(); row++) {
            for (int column : columns) {
                moved.set(row, column, rows.get((row + 1) % rows.rows(), column));
            }
        }
        return moved;
    }

    private static Set<Integer> changes(Matrix before, INDArray after) {
        Matrix other = Matrix.copyOf(after);
        Set<Integer> changed = new HashSet<>();
        for (int i = 0; i < before.values().length; i++) {
            if (before.values()[i] != other.values()[i]) {
                changed.add(i % before.columns());
            }
        }
        return changed;
    }

    private static boolean isPartition(List<Set<Integer>> sets, int size) {
        Set<Integer> all = new HashSet<>();
        sets.forEach(all::addAll);
        return all.size() == size
                && sets.stream().mapToInt(Set::size).sum() == size
                && sets.stream().noneMatch(Set::isEmpty);
    }

    private static boolean areIndependent(ExponentialFamily family, Matrix eta, List<Set<Integer>> statistics) {
        Matrix mean = Matrix.copyOf(family.meanParameters(eta.toArray()));
        return statistics.stream().allMatch(own -> {
            INDArray moved = withNextRow(eta, own).toArray();
            return own.containsAll(changes(mean, family.meanParameters(moved)));
        });
    }
}
