package org.entropysum.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mixed latents: bits s, of which each data point has S weighted states, and real numbers z, Gaussian given each state,
 * \( q^{(n)}(s, z) = w_{ns}\, N(z; \nu^{(n,s)}, \Sigma^{(n,s)}) \). The columns of the latents are the bits, then the numbers.
 * Parameters of q weight the states and move the numbers. Coordinates of one distribution: the S logits, then for each state
 * those of a {@link GaussianPosterior}, part by part.
 */
public final class SwitchedGaussianPosterior implements Posterior {
    private final DiscretePosterior states;
    private final Nodes support;
    private final GaussianPosterior gaussians;

    private SwitchedGaussianPosterior(DiscretePosterior states, GaussianPosterior gaussians) {
        this.states = states;
        this.support = states.nodes(new Expectation.Enumeration());
        this.gaussians = gaussians;
    }

    /**
     * The distributions with the given states and Gaussians.
     *
     * @param states the weighted states of B data points
     * @param gaussians B·S Gaussians, that of state s of data point n in row n·S + s
     * @return the distributions
     */
    public static SwitchedGaussianPosterior of(DiscretePosterior states, GaussianPosterior gaussians) {
        return new SwitchedGaussianPosterior(states, gaussians);
    }

    /**
     * The kind of distributions over given states, free in everything else.
     *
     * @param states the states of the bits, {@code [S, H]}
     * @param reals the number of real latents
     * @return the logits, then means, log scales and correlations of all states
     */
    public static Coordinates coordinates(Matrix states, int reals) {
        int s = states.rows();
        List<Coordinates.Part> parts = new ArrayList<>();
        parts.add(new Coordinates.Part("posterior logits", s, Coordinates.Kind.SHAPE));
        parts.add(new Coordinates.Part("posterior Gaussians", s * gaussianSize(reals), Coordinates.Kind.SHAPE));
        Coordinates.Construction ofGaussians =
                GaussianPosterior.coordinates(reals).construction();
        return new Coordinates(parts, true, (values, firstRow) -> {
            double[] rest = values.columns(s, values.columns()).values();
            Matrix rows = Matrix.over(rest, values.rows() * s, gaussianSize(reals));
            return of(DiscretePosterior.ofLogits(states, values.columns(0, s)), (GaussianPosterior)
                    ofGaussians.at(rows, firstRow * s));
        });
    }

    private static int gaussianSize(int reals) {
        return 2 * reals + reals * (reals - 1) / 2;
    }

    private int bits() {
        return support.z().columns();
    }

    private int reals() {
        return gaussians.marginalMean().columns();
    }

    /** S. */
    private int size() {
        return support.weight().columns();
    }

    private double weight(int row) {
        return support.weight().get(row / size(), row % size());
    }

    // H[w] + Σ w_s H[N_s]
    @Override
    public INDArray entropy() {
        Matrix entropy = Matrix.copyOf(states.entropy());
        Matrix ofGaussians = Matrix.copyOf(gaussians.entropy());
        for (int row = 0; row < ofGaussians.rows(); row++) {
            entropy.add(row / size(), 0, weight(row) * ofGaussians.get(row, 0));
        }
        return entropy.toArray();
    }

    @Override
    public Nodes nodes(Expectation rule) {
        Nodes inner = gaussians.nodes(rule);
        int perState = inner.weight().columns();
        Matrix z = Matrix.zeros(inner.z().rows(), bits() + reals());
        z.setColumns(bits(), inner.z());
        Matrix weight = Matrix.zeros(support.weight().rows(), size() * perState);
        for (int node = 0; node < z.rows(); node++) {
            int row = node / perState;
            int state = support.row(row / size(), row % size());
            System.arraycopy(support.z().values(), state * bits(), z.values(), node * z.columns(), bits());
            weight.values()[node] = weight(row) * inner.weight().values()[node];
        }
        return new Nodes.PerDatum(z, weight);
    }

    // Every node under the Gaussians of all states, then that of its own bits
    @Override
    public Matrix logDensity(Nodes nodes) {
        int count = nodes.weight().columns();
        int rows = support.weight().rows();
        Matrix bitsOfNodes = Matrix.zeros(rows * count, bits());
        Matrix repeated = Matrix.zeros(rows * size() * count, reals());
        for (int n = 0; n < rows; n++) {
            for (int k = 0; k < count; k++) {
                Matrix z = nodes.z().row(nodes.row(n, k));
                System.arraycopy(z.values(), 0, bitsOfNodes.values(), (n * count + k) * bits(), bits());
                for (int s = 0; s < size(); s++) {
                    int to = ((n * size() + s) * count + k) * reals();
                    System.arraycopy(z.values(), bits(), repeated.values(), to, reals());
                }
            }
        }
        Nodes perState = new Nodes.PerDatum(repeated, Matrix.zeros(rows * size(), count));
        Matrix ofGaussians = gaussians.logDensity(perState);
        Matrix log = states.logDensity(new Nodes.PerDatum(bitsOfNodes, Matrix.zeros(rows, count)));
        for (int n = 0; n < rows; n++) {
            for (int k = 0; k < count; k++) {
                int state = stateOf(n, bitsOfNodes.row(n * count + k));
                log.add(n, k, state < 0 ? 0 : ofGaussians.get(n * size() + state, k));
            }
        }
        return log;
    }

    private int stateOf(int n, Matrix wanted) {
        for (int s = 0; s < size(); s++) {
            if (Arrays.equals(support.z().row(support.row(n, s)).values(), wanted.values())) {
                return s;
            }
        }
        return -1;
    }

    @Override
    public boolean movesNodes() {
        return true;
    }

    @Override
    public boolean moves(int latent) {
        return latent >= bits();
    }

    @Override
    public Matrix coordinateGradient(NodeCotangent cotangent) {
        Matrix ofGaussians = byGaussians(cotangent);
        Matrix gradient = Matrix.zeros(support.weight().rows(), size() * (1 + ofGaussians.columns()));
        gradient.setColumns(0, byLogits(cotangent));
        gradient.setColumns(size(), Matrix.over(ofGaussians.values(), gradient.rows(), size() * ofGaussians.columns()));
        return gradient;
    }

    // The nodes carry w_s already; its share of the entropy is added by hand
    private Matrix byGaussians(NodeCotangent cotangent) {
        int perState = cotangent.nodes().weight().columns() / size();
        int columns = bits() + reals();
        Matrix z = cotangent.nodes().z().columns(bits(), columns);
        Nodes inner = new Nodes.PerDatum(z, Matrix.zeros(z.rows() / perState, perState));
        Matrix byZ = cotangent.latents().columns(bits(), columns);
        Matrix gradient = gaussians.coordinateGradient(
                new NodeCotangent(cotangent.rule(), inner, Matrix.zeros(z.rows() / perState, perState), byZ, 0));
        Matrix entropy = gaussians.entropyGradient();
        for (int i = 0; i < gradient.values().length; i++) {
            int row = i / gradient.columns();
            gradient.values()[i] += cotangent.perDatum() * weight(row) * entropy.values()[i];
        }
        return gradient;
    }

    // ∂F/∂logit_s = w_s (g_s − Σ w g)/N with g_s = E log p(x, s, z) + H[N_s] − log w_s
    private Matrix byLogits(NodeCotangent cotangent) {
        Matrix nodeWeight = cotangent.nodes().weight();
        int perState = nodeWeight.columns() / size();
        Matrix logJoint = Matrix.zeros(nodeWeight.rows(), size());
        Matrix entropies = Matrix.copyOf(gaussians.entropy());
        for (int row = 0; row < nodeWeight.rows() * size(); row++) {
            double weight = weight(row);
            for (int m = 0; weight > 0 && m < perState; m++) {
                int node = row * perState + m;
                double share = nodeWeight.values()[node] / weight;
                logJoint.add(
                        row / size(), row % size(), share * cotangent.logJoint().values()[node]);
            }
            logJoint.add(row / size(), row % size(), entropies.get(row, 0));
        }
        return states.coordinateGradient(new NodeCotangent(
                new Expectation.Enumeration(), support, logJoint, cotangent.latents(), cotangent.perDatum()));
    }

    @Override
    public SwitchedGaussianPosterior rescale(double[] rates, double time) {
        DiscreteLatents.requireRest(Arrays.copyOf(rates, bits()));
        double[] ofReals = Arrays.copyOfRange(rates, bits(), rates.length);
        return new SwitchedGaussianPosterior(states, gaussians.rescale(ofReals, time));
    }
}
