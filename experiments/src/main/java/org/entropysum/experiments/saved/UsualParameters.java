package org.entropysum.experiments.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.model.Block;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;

/**
 * From parameters as people know them (variances, weights of a mixture, covariances) to the coordinates of a model, the
 * inverse of {@link GenerativeModel#usual}. Entries are given row by row, whatever the nesting was. Names of blocks are
 * understood as well: weights of networks stand for themselves.
 */
final class UsualParameters {
    /** How near the parameters must come to what was given, relative to the largest entry of each. */
    private static final double NEAR = 1e-9;

    private final GenerativeModel model;
    private final Parameters start;

    private UsualParameters(GenerativeModel model, Parameters start) {
        this.model = model;
        this.start = start;
    }

    /** From where the coordinates are sought. */
    static UsualParameters of(GenerativeModel model, Parameters start) {
        return new UsualParameters(model, start);
    }

    /** The coordinates, or all that is wrong with what was given. */
    Parameters find(Map<String, double[]> given) {
        requireNames(given);
        Parameters point = start;
        List<Block> unknown = new ArrayList<>();
        for (Block block : start.layout().blocks()) {
            double[] values = given.get(block.name());
            if (values != null && values.length == block.size()) {
                point = point.with(block.name(), Matrix.over(values.clone(), block.rows(), block.columns()));
            }
            if (!pinned(block, point, given)) {
                unknown.add(block);
            }
        }
        Map<String, double[]> targets = new LinkedHashMap<>(given);
        targets.keySet().retainAll(model.usual(point).keySet());
        UsualEquations equations = UsualEquations.of(model, unknown, targets);
        Parameters found = equations.solve(point);
        requireDetermined(equations, found, unknown, given);
        requireNear(found, targets);
        return found;
    }

    /** Whether a block has its values already: it was given by its name, and no usual parameter of this name says otherwise. */
    private boolean pinned(Block block, Parameters point, Map<String, double[]> given) {
        double[] values = given.get(block.name());
        if (values == null || values.length != block.size()) {
            return false;
        }
        var usual = model.usual(point).get(block.name());
        return usual == null || distance(Matrix.copyOf(usual).values(), values) == 0;
    }

    private void requireNames(Map<String, double[]> given) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Map<String, String> shapes = new LinkedHashMap<>();
        model.usual(start).forEach((name, value) -> {
            Matrix matrix = Matrix.copyOf(value);
            sizes.put(name, matrix.values().length);
            shapes.put(name, "[" + matrix.rows() + ", " + matrix.columns() + "]");
        });
        for (Block block : start.layout().blocks()) {
            sizes.putIfAbsent(block.name(), block.size());
            shapes.putIfAbsent(block.name(), "[" + block.rows() + ", " + block.columns() + "]");
        }
        List<String> problems = new ArrayList<>();
        given.forEach((name, values) -> {
            Integer size = sizes.get(name);
            if (size == null) {
                problems.add("unknown parameter " + Problem.quoted(name) + "; "
                        + KnownNames.of(List.copyOf(sizes.keySet())).insteadOf(name));
            } else if (size != values.length) {
                problems.add(Problem.quoted(name) + " has " + values.length + " numbers, not the " + size + " of "
                        + shapes.get(name));
            }
        });
        throwIfAny(problems);
    }

    /** What is given must say as much as all usual parameters together, and no block may be without any. */
    private void requireDetermined(
            UsualEquations equations, Parameters point, List<Block> unknown, Map<String, double[]> given) {
        Map<String, double[]> all = new LinkedHashMap<>();
        model.usual(point)
                .forEach((name, value) -> all.put(name, Matrix.copyOf(value).values()));
        UsualEquations complete = UsualEquations.of(model, unknown, all);
        List<String> missing = new ArrayList<>();
        if (equations.rank(point) < complete.rank(point)) {
            all.keySet().stream()
                    .filter(name -> !given.containsKey(name))
                    .filter(name -> UsualEquations.of(model, unknown, Map.of(name, all.get(name)))
                                    .rank(point)
                            > 0)
                    .forEach(missing::add);
        }
        unknown.stream()
                .filter(block -> !complete.dependsOn(point, block))
                .forEach(block -> missing.add(block.name() + " [" + block.rows() + ", " + block.columns() + "]"));
        throwIfAny(
                missing.isEmpty()
                        ? List.of()
                        : List.of("some parameters are missing; expected " + String.join(", ", missing)));
    }

    private void requireNear(Parameters point, Map<String, double[]> targets) {
        List<String> problems = new ArrayList<>();
        model.usual(point).forEach((name, value) -> {
            double[] wanted = targets.get(name);
            if (wanted != null && !(distance(Matrix.copyOf(value).values(), wanted) <= NEAR * largest(wanted))) {
                problems.add(Problem.quoted(name) + " cannot be what was given, whatever the model's coordinates are;"
                        + " the nearest differs by "
                        + distance(Matrix.copyOf(value).values(), wanted)
                        + " (weights that do not add up to one, or a covariance that is not symmetric or not"
                        + " positive?)");
            }
        });
        throwIfAny(problems);
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    static double largest(double... values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double distance(double[] first, double[] second) {
        double distance = 0;
        for (int i = 0; i < first.length; i++) {
            distance = Math.max(distance, Math.abs(first[i] - second[i]));
        }
        return distance;
    }
}
