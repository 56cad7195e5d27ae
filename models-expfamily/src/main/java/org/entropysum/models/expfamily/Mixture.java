package org.entropysum.models.expfamily;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.data.Dataset;
import org.entropysum.family.BaseMeasure;
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
import org.entropysum.model.Theorem;
import org.entropysum.numeric.Elementary;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mixture \( c \sim \mathrm{Cat}(\pi) \), \( x \sim p(x; \Theta_c) \) of members of one exponential family; the latent is
 * the index c. All that is particular to the family comes from its {@link org.entropysum.family.ParameterChart}.
 */
final class Mixture implements GenerativeModel, EnumerableLatents, MarginalLikelihood {
    private final CategoricalPrior prior;
    private final Components components;
    private final Theorem theorem;
    private final MixtureStart start;

    Mixture(MixtureWeights weights, Components components, Theorem theorem, MixtureStart start) {
        this.prior = new CategoricalPrior(components.count(), weights);
        this.components = components;
        this.theorem = theorem;
        this.start = start;
    }

    CategoricalPrior prior() {
        return prior;
    }

    Components components() {
        return components;
    }

    @Override
    public int latentSize() {
        return 1;
    }

    @Override
    public INDArray states() {
        Matrix states = Matrix.zeros(components.count(), 1);
        for (int k = 0; k < components.count(); k++) {
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
        return prior.layout().and(components.layout());
    }

    @Override
    public Parameters initial(Dataset data, UniformRandomProvider random) {
        Matrix coordinates = new StartingComponents(components, start).choose(data, random);
        return components.with(Parameters.zeros(layout()), coordinates);
    }

    @Override
    public List<Direction> directions(Parameters parameters) {
        return List.of(prior.direction(parameters, layout()), observableDirection(parameters));
    }

    private Direction observableDirection(Parameters parameters) {
        if (theorem == Theorem.ENTROPY && varies(components.family())) {
            return new Direction.Missing("observable", obstacle(components.family()));
        }
        return Direction.Along.parameters("observable", components.tangent(parameters, layout()), 1);
    }

    static boolean varies(ExponentialFamily family) {
        return family.baseMeasure() instanceof BaseMeasure.Varying;
    }

    static String obstacle(ExponentialFamily family) {
        return "the base measure of " + family.name() + " varies, so that only pseudo entropies add up";
    }

    @Override
    public int degreesOfFreedom() {
        return prior.degreesOfFreedom() + components.degreesOfFreedom();
    }

    @Override
    public Map<String, INDArray> usual(Parameters parameters) {
        Map<String, INDArray> usual = new LinkedHashMap<>();
        usual.put("weights", prior.weights(parameters).toArray());
        usual.putAll(new UsualComponents(components).of(parameters));
        return usual;
    }

    @Override
    public List<String> degeneracies(Parameters parameters, Dataset data) {
        return new DegenerateComponents(this).find(parameters, data);
    }

    /** log π_c + log p(x | c) of every data point and component, [N, K]. */
    Matrix logJoint(Parameters parameters, INDArray x) {
        Matrix log = Matrix.copyOf(
                components.family().logDensities(components.natural(parameters).toArray(), x));
        return log.addScaled(1, prior.logWeights(parameters).repeatRows(log.rows()));
    }

    // log Σ_c π_c p(x; Θ_c)
    @Override
    public INDArray logMarginal(Parameters parameters, INDArray x) {
        Matrix logJoint = logJoint(parameters, x);
        Matrix result = Matrix.zeros(logJoint.rows(), 1);
        for (int n = 0; n < result.rows(); n++) {
            result.set(n, 0, Elementary.logSumExp(logJoint.values(), n * logJoint.columns(), logJoint.columns()));
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
            return components.family();
        }

        @Override
        public Linearization at(Parameters parameters, INDArray z) {
            Matrix indices = Matrix.copyOf(z);
            Matrix natural = components.natural(parameters);
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
                    Matrix sums = Matrix.zeros(components.count(), rows.columns());
                    for (int row = 0; row < rows.rows(); row++) {
                        for (int j = 0; j < rows.columns(); j++) {
                            sums.add((int) indices.get(row, 0), j, rows.get(row, j));
                        }
                    }
                    components.pullback(parameters, sums, into);
                }
            };
        }

        private void copyRow(Matrix from, int row, Matrix to, int target) {
            System.arraycopy(from.values(), row * from.columns(), to.values(), target * to.columns(), to.columns());
        }
    }
}
