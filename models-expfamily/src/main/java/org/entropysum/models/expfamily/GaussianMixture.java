package org.entropysum.models.expfamily;

import static org.entropysum.models.expfamily.CategoricalPrior.LOGITS;
import static org.entropysum.models.expfamily.Components.MEANS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Direction;
import org.entropysum.model.EnumerableLatents;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Linearization;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.SymmetricEigen;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The Gaussian mixture \( c \sim \mathrm{Cat}(\pi) \), \( x \sim N(\mu_c, \Sigma_c) \); the latent is the index c. */
final class GaussianMixture implements GenerativeModel, EnumerableLatents, MarginalLikelihood {
    /** A component that stands for less than this many data points is empty. */
    private static final double EMPTY = 1e-6;

    /** A component is collapsed if its variance in some direction is below this share of the data's. */
    private static final double COLLAPSED = 1e-7;

    private final int components;
    private final int observables;
    private final CategoricalPrior prior;
    private final Components densities;

    GaussianMixture(int components, int observables, Covariance covariance) {
        this.components = components;
        this.observables = observables;
        this.prior = new CategoricalPrior(components);
        this.densities = switch (covariance) {
            case SPHERICAL -> new DiagonalComponents(components, observables, true);
            case DIAGONAL -> new DiagonalComponents(components, observables, false);
            case TIED -> new CholeskyComponents(components, observables, true);
            case FULL -> new CholeskyComponents(components, observables, false);
        };
    }

    Components densities() {
        return densities;
    }

    @Override
    public int latentSize() {
        return 1;
    }

    @Override
    public INDArray states() {
        Matrix states = Matrix.zeros(components, 1);
        for (int k = 0; k < components; k++) {
            states.set(k, 0, k);
        }
        return states.toArray();
    }

    @Override
    public List<Conditional> conditionals() {
        return List.of(prior, new Observable());
    }

    @Override
    public Layout layout() {
        return Layout.of(CategoricalPrior.block(components)).and(densities.layout());
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Matrix means = new SpreadCentres(data).choose(components, random);
        Matrix covariance = SpreadCentres.variances(data).scale(1.0 / components);
        Matrix covariances = Matrix.zeros(components, observables * observables);
        for (int k = 0; k < components; k++) {
            for (int d = 0; d < observables; d++) {
                covariances.set(k, d * observables + d, covariance.get(0, d));
            }
        }
        return densities.with(Parameters.zeros(layout()), means, covariances);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        return List.of(
                prior.direction(parameters, layout()),
                Direction.Along.parameters("observable", densities.tangent(layout()), 1));
    }

    @Override
    public int degreesOfFreedom() {
        return components - 1 + components * observables + densities.degreesOfFreedom();
    }

    private double[] weights(Parameters parameters) {
        return Elementary.softmax(parameters.matrix(LOGITS).values(), 0, components);
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("weights", Matrix.over(weights(parameters), 1, components).toArray());
        usual.put("means", parameters.array(MEANS));
        usual.put("covariances", densities.covariances(parameters).toArray());
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        List<String> degeneracies = new ArrayList<>();
        double[] weights = weights(parameters);
        Matrix covariances = densities.covariances(parameters);
        double[] scales = SpreadCentres.variances(data).values();
        for (int k = 0; k < components; k++) {
            if (weights[k] * data.shape().rows() < EMPTY) {
                degeneracies.add("component " + k + " is empty");
            } else if (smallestShare(covariances.row(k), scales) < COLLAPSED) {
                degeneracies.add("component " + k + " has collapsed onto "
                        + Math.round(weights[k] * data.shape().rows()) + " data points");
            }
        }
        return degeneracies;
    }

    private double smallestShare(Matrix covariance, double[] scales) {
        Matrix relative = Matrix.zeros(observables, observables);
        for (int i = 0; i < observables; i++) {
            for (int j = 0; j < observables; j++) {
                relative.set(i, j, covariance.get(0, i * observables + j) / Math.sqrt(scales[i] * scales[j]));
            }
        }
        return SymmetricEigen.of(relative).values()[observables - 1];
    }

    // log Σ_c π_c N(x; μ_c, Σ_c)
    @Override
    public INDArray logMarginal(Parameters parameters, INDArray x) {
        Matrix points = Matrix.copyOf(x);
        Matrix logJoint = Matrix.zeros(points.rows(), components);
        double[] weights = weights(parameters);
        Matrix covariances = densities.covariances(parameters);
        for (int k = 0; k < components; k++) {
            Matrix covariance = Matrix.over(covariances.row(k).values(), observables, observables);
            Cholesky cholesky = Cholesky.of("covariance of component " + k, covariance);
            Matrix deviations = points.columns(0, observables);
            deviations.addScaled(-1, parameters.matrix(MEANS).row(k).repeatRows(points.rows()));
            double constant =
                    Math.log(weights[k]) - 0.5 * (observables * Elementary.LOG_TWO_PI + cholesky.logDeterminant());
            for (int n = 0; n < points.rows(); n++) {
                double[] whitened = cholesky.solveLower(deviations.row(n).values());
                logJoint.set(
                        n,
                        k,
                        constant - 0.5 * Arrays.stream(whitened).map(w -> w * w).sum());
            }
        }
        Matrix result = Matrix.zeros(points.rows(), 1);
        for (int n = 0; n < points.rows(); n++) {
            result.set(n, 0, Elementary.logSumExp(logJoint.values(), n * components, components));
        }
        return result.toArray();
    }

    /** p(x | c): the natural parameters of the component that the latent names. */
    private final class Observable implements Conditional {
        @Override
        public String name() {
            return "observable";
        }

        @Override
        public Child child() {
            return new Child.Observed();
        }

        @Override
        public ExponentialFamily family() {
            return densities.family();
        }

        @Override
        public Linearization at(Parameters parameters, INDArray z) {
            Matrix indices = Matrix.copyOf(z);
            Matrix natural = densities.natural(parameters);
            return new Linearization() {
                @Override
                public INDArray value() {
                    Matrix eta = Matrix.zeros(indices.rows(), natural.columns());
                    for (int row = 0; row < indices.rows(); row++) {
                        copyRow(natural, (int) indices.get(row, 0), eta, row);
                    }
                    return eta.toArray();
                }

                @Override
                public void pullback(INDArray cotangent, Gradient into) {
                    Matrix rows = Matrix.copyOf(cotangent);
                    Matrix sums = Matrix.zeros(components, rows.columns());
                    for (int row = 0; row < rows.rows(); row++) {
                        for (int j = 0; j < rows.columns(); j++) {
                            sums.add((int) indices.get(row, 0), j, rows.get(row, j));
                        }
                    }
                    densities.pullback(parameters, sums, into);
                }
            };
        }

        private void copyRow(Matrix from, int row, Matrix to, int target) {
            System.arraycopy(from.values(), row * from.columns(), to.values(), target * to.columns(), to.columns());
        }
    }
}
