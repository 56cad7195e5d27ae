package org.entropysum.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent factors on consecutive columns, \( p(x) = \prod_i p_i(x_i) \): natural parameters, statistics and usual
 * parameters stand one behind the other, log densities, A and entropies add up, ∇²A consists of blocks. The base measure
 * \( h = \prod_i h_i \) is constant only if that of every factor is; if one varies, the constants of the others move from
 * their entropies into h, so that the sum is the pseudo entropy \( -E \log (p/h) \).
 */
public sealed class ProductFamily implements ExponentialFamily permits ProductFamily.Continuous {
    private final List<ExponentialFamily> factors;

    private ProductFamily(List<? extends ExponentialFamily> factors) {
        this.factors = List.copyOf(factors);
    }

    /**
     * The product of families.
     *
     * @param factors at least one
     * @return the family, a {@link ContinuousFamily} if all factors are
     */
    public static ProductFamily of(ExponentialFamily... factors) {
        if (factors.length == 0) {
            throw new IllegalArgumentException("a product needs at least one factor");
        }
        List<ContinuousFamily> continuous = Arrays.stream(factors)
                .filter(ContinuousFamily.class::isInstance)
                .map(ContinuousFamily.class::cast)
                .toList();
        return continuous.size() == factors.length ? new Continuous(continuous) : new ProductFamily(List.of(factors));
    }

    @Override
    public final String name() {
        return factors.stream().map(ExponentialFamily::name).collect(Collectors.joining(" × "));
    }

    /**
     * The factors.
     *
     * @return in the order of their columns
     */
    public final List<ExponentialFamily> factors() {
        return factors;
    }

    @Override
    public final ParameterChart parameterChart() {
        return new ProductChart(
                factors.stream().map(ExponentialFamily::name).toList(),
                factors.stream().map(ExponentialFamily::parameterChart).toList(),
                factors.stream().map(ExponentialFamily::statisticSize).toList());
    }

    @Override
    public final String support() {
        return factors.stream().map(ExponentialFamily::support).collect(Collectors.joining(" | "));
    }

    private int sum(ToIntFunction<ExponentialFamily> size) {
        return factors.stream().mapToInt(size).sum();
    }

    @Override
    public final int eventSize() {
        return sum(ExponentialFamily::eventSize);
    }

    @Override
    public final int statisticSize() {
        return sum(ExponentialFamily::statisticSize);
    }

    private static int usualSize(ExponentialFamily factor) {
        return factor.usualNames().size();
    }

    @Override
    public final BaseMeasure baseMeasure() {
        if (isConstant()) {
            return new BaseMeasure.Constant(
                    factors.stream().mapToDouble(ProductFamily::constant).sum());
        }
        return new BaseMeasure.Varying((x, at) -> {
            double sum = 0;
            int from = at;
            for (ExponentialFamily factor : factors) {
                sum += factor.baseMeasure() instanceof BaseMeasure.Varying varying
                        ? varying.ofRow().of(x, from)
                        : constant(factor);
                from += factor.eventSize();
            }
            return sum;
        });
    }

    private boolean isConstant() {
        return factors.stream().allMatch(factor -> factor.baseMeasure() instanceof BaseMeasure.Constant);
    }

    private static double constant(ExponentialFamily factor) {
        return factor.baseMeasure() instanceof BaseMeasure.Constant constant ? constant.logValue() : 0;
    }

    @Override
    public final INDArray sufficientStatistics(INDArray x) {
        List<INDArray> events = events(x);
        return joined(i -> factors.get(i).sufficientStatistics(events.get(i)));
    }

    @Override
    public final boolean isProper(INDArray eta) {
        List<INDArray> parts = natural(eta);
        return IntStream.range(0, parts.size()).allMatch(i -> factors.get(i).isProper(parts.get(i)));
    }

    @Override
    public final INDArray logPartition(INDArray eta) {
        List<INDArray> natural = natural(eta);
        return added(i -> factors.get(i).logPartition(natural.get(i)));
    }

    @Override
    public final INDArray meanParameters(INDArray eta) {
        List<INDArray> natural = natural(eta);
        return joined(i -> factors.get(i).meanParameters(natural.get(i)));
    }

    @Override
    public final INDArray residual(INDArray eta, INDArray x) {
        List<INDArray> natural = natural(eta);
        List<INDArray> events = events(x);
        requirePairs(eta, x);
        return joined(i -> factors.get(i).residual(natural.get(i), events.get(i)));
    }

    @Override
    public final INDArray fisherInformation(INDArray eta) {
        List<INDArray> parts = natural(eta);
        int size = statisticSize();
        Matrix result = Matrix.zeros(eta.rows(), size * size);
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            int block = factors.get(i).statisticSize();
            Matrix ofFactor = Matrix.copyOf(factors.get(i).fisherInformation(parts.get(i)));
            for (int row = 0; row < result.rows(); row++) {
                for (int k = 0; k < block * block; k++) {
                    int place = (from + k / block) * size + from + k % block;
                    result.set(row, place, ofFactor.get(row, k));
                }
            }
            from += block;
        }
        return result.toArray();
    }

    @Override
    public final List<String> usualNames() {
        return IntStream.range(0, factors.size())
                .boxed()
                .flatMap(i -> factors.get(i).usualNames().stream()
                        .map(name -> factors.get(i).name() + " " + i + ": " + name))
                .toList();
    }

    @Override
    public final INDArray usualParameters(INDArray eta) {
        List<INDArray> natural = natural(eta);
        return joined(i -> factors.get(i).usualParameters(natural.get(i)));
    }

    @Override
    public final INDArray naturalFromUsual(INDArray usual) {
        return solved(parts(usual, ProductFamily::usualSize, "usual parameters"), ExponentialFamily::naturalFromUsual);
    }

    @Override
    public final INDArray naturalFromMean(INDArray mean) {
        return solved(
                parts(mean, ExponentialFamily::statisticSize, "mean parameters"), ExponentialFamily::naturalFromMean);
    }

    private INDArray solved(List<INDArray> parts, BiFunction<ExponentialFamily, INDArray, INDArray> map) {
        try {
            return joined(i -> map.apply(factors.get(i), parts.get(i)));
        } catch (NumericFailure failure) {
            throw new NumericFailure(name(), String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public final INDArray logDensity(INDArray eta, INDArray x) {
        List<INDArray> natural = natural(eta);
        List<INDArray> events = events(x);
        requirePairs(eta, x);
        return added(i -> factors.get(i).logDensity(natural.get(i), events.get(i)));
    }

    @Override
    public final INDArray logDensities(INDArray eta, INDArray x) {
        List<INDArray> natural = natural(eta);
        List<INDArray> events = events(x);
        return added(i -> factors.get(i).logDensities(natural.get(i), events.get(i)));
    }

    // a constant log h that is part of the product's h does not belong to its entropy
    @Override
    public final INDArray entropy(INDArray eta) {
        List<INDArray> natural = natural(eta);
        boolean constant = isConstant();
        return added(i -> {
            INDArray entropy = factors.get(i).entropy(natural.get(i));
            return constant ? entropy : entropy.add(constant(factors.get(i)));
        });
    }

    @Override
    public final INDArray sample(INDArray eta, UniformRandomProvider random) {
        List<INDArray> natural = natural(eta);
        return joined(i -> factors.get(i).sample(natural.get(i), random));
    }

    private INDArray added(IntFunction<INDArray> ofFactor) {
        Matrix sum = Matrix.copyOf(ofFactor.apply(0));
        for (int i = 1; i < factors.size(); i++) {
            sum.addScaled(1, Matrix.copyOf(ofFactor.apply(i)));
        }
        return sum.toArray();
    }

    private INDArray joined(IntFunction<INDArray> ofFactor) {
        List<Matrix> parts = IntStream.range(0, factors.size())
                .mapToObj(i -> Matrix.copyOf(ofFactor.apply(i)))
                .toList();
        Matrix whole = Matrix.zeros(
                parts.get(0).rows(), parts.stream().mapToInt(Matrix::columns).sum());
        int from = 0;
        for (Matrix part : parts) {
            for (int row = 0; row < whole.rows(); row++) {
                System.arraycopy(
                        part.values(),
                        row * part.columns(),
                        whole.values(),
                        row * whole.columns() + from,
                        part.columns());
            }
            from += part.columns();
        }
        return whole.toArray();
    }

    private List<INDArray> events(INDArray x) {
        return parts(x, ExponentialFamily::eventSize, "events");
    }

    private List<INDArray> natural(INDArray eta) {
        return parts(eta, ExponentialFamily::statisticSize, "natural parameters");
    }

    private List<INDArray> parts(INDArray array, ToIntFunction<ExponentialFamily> size, String what) {
        int columns = factors.stream().mapToInt(size).sum();
        if (array.rank() != 2 || array.columns() != columns) {
            throw new IllegalArgumentException(name() + ": expected " + what + " of shape [B, " + columns + "], not "
                    + Arrays.toString(array.shape()));
        }
        Matrix whole = Matrix.copyOf(array);
        List<INDArray> parts = new ArrayList<>();
        int from = 0;
        for (ExponentialFamily factor : factors) {
            int to = from + size.applyAsInt(factor);
            parts.add(whole.columns(from, to).toArray());
            from = to;
        }
        return parts;
    }

    private void requirePairs(INDArray eta, INDArray x) {
        if (eta.rows() != 1 && eta.rows() != x.rows()) {
            throw new IllegalArgumentException(
                    name() + ": " + eta.rows() + " rows of natural parameters for " + x.rows() + " events");
        }
    }

    @Override
    public final String toString() {
        return name() + " [" + eventSize() + "]";
    }

    /** A product of continuous factors. */
    static final class Continuous extends ProductFamily implements ContinuousFamily {
        private final List<ContinuousFamily> continuous;

        private Continuous(List<ContinuousFamily> factors) {
            super(factors);
            this.continuous = factors;
        }

        @Override
        public INDArray eventGradient(INDArray eta, INDArray x) {
            List<INDArray> natural = super.natural(eta);
            List<INDArray> events = super.events(x);
            super.requirePairs(eta, x);
            return super.joined(i -> continuous.get(i).eventGradient(natural.get(i), events.get(i)));
        }
    }
}
