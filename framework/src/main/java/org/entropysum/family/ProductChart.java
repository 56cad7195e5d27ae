package org.entropysum.family;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.entropysum.numeric.Matrix;

/**
 * The charts of the factors of a product, side by side.
 *
 * @param names the names of the factors
 * @param charts their charts
 * @param statistics the numbers of their natural parameters
 */
record ProductChart(List<String> names, List<ParameterChart> charts, List<Integer> statistics)
        implements ParameterChart {
    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            String factor = names.get(i) + " " + i + ": ";
            charts.get(i).parts().forEach(part -> parts.add(new Part(factor + part.name(), part.size())));
        }
        return List.copyOf(parts);
    }

    private List<Integer> sizes() {
        return charts.stream().map(ParameterChart::size).toList();
    }

    @Override
    public Matrix natural(Matrix coordinates) {
        List<Matrix> parts = split(coordinates, sizes());
        return joined(i -> charts.get(i).natural(parts.get(i)));
    }

    @Override
    public Matrix coordinates(Matrix eta) {
        List<Matrix> parts = split(eta, statistics);
        return joined(i -> charts.get(i).coordinates(parts.get(i)));
    }

    @Override
    public Matrix pullback(Matrix coordinates, Matrix cotangent) {
        List<Matrix> parts = split(coordinates, sizes());
        List<Matrix> cotangents = split(cotangent, statistics);
        return joined(i -> charts.get(i).pullback(parts.get(i), cotangents.get(i)));
    }

    @Override
    public Matrix velocity(Matrix coordinates) {
        List<Matrix> parts = split(coordinates, sizes());
        return joined(i -> charts.get(i).velocity(parts.get(i)));
    }

    private static List<Matrix> split(Matrix whole, List<Integer> sizes) {
        List<Matrix> parts = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            parts.add(whole.columns(from, from + size));
            from += size;
        }
        return parts;
    }

    private Matrix joined(IntFunction<Matrix> part) {
        List<Matrix> parts = IntStream.range(0, charts.size()).mapToObj(part).toList();
        int columns = parts.stream().mapToInt(Matrix::columns).sum();
        Matrix whole = Matrix.zeros(parts.get(0).rows(), columns);
        int from = 0;
        for (Matrix each : parts) {
            whole.setColumns(from, each);
            from += each.columns();
        }
        return whole;
    }

    @Override
    public int degreesOfFreedom() {
        return charts.stream().mapToInt(ParameterChart::degreesOfFreedom).sum();
    }

    @Override
    public int[] locations() {
        List<Integer> places = new ArrayList<>();
        int offset = 0;
        for (ParameterChart chart : charts) {
            for (int place : chart.locations()) {
                places.add(place < 0 ? place : offset + place);
            }
            offset += chart.size();
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
