package org.entropysum.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.entropysum.data.Batch;
import org.entropysum.data.Dataset;
import org.entropysum.model.Block;
import org.entropysum.model.CriterionSolver;
import org.entropysum.model.Direction;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.LeastSquares;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.NodeCotangent;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Posterior;

/**
 * Whether the parameters Φ of a variational family can do what a class B direction asks of q: move the nodes of every data
 * point as \( z_h \to e^{r_h t} z_h \). With G an arbitrary cotangent of the nodes, a velocity φ of Φ does so if
 * \( \langle J_\Phi^\top G, \varphi \rangle + \langle J_\theta^\top G, \tau \rangle = \langle G, r \circ z \rangle \) for all
 * G, where the second term is what a q that depends on Ψ or Θ does by itself. Random G make it a system of linear
 * equations for φ, whose residual is measured at further G, and at further data where the data points share Φ. Nothing
 * that the family states is read.
 */
final class Rescaling {
    /** Families with more parameters are taken at their word. */
    private static final int LARGEST = 500;

    private static final int MARGIN = 20;
    private static final int OWN_ROWS = 3;

    private final ModelAssembly assembly;
    private final Parameters parameters;
    private final Direction.Along along;
    private final UniformRandomProvider random;

    private Rescaling(
            ModelAssembly assembly, Parameters parameters, Direction.Along along, UniformRandomProvider random) {
        this.assembly = assembly;
        this.parameters = parameters;
        this.along = along;
        this.random = random;
    }

    /** The share of the motion that Φ cannot follow; empty for exact posteriors and for families that are too large. */
    static OptionalDouble residual(
            ModelAssembly assembly,
            Dataset data,
            Parameters parameters,
            Direction.Along along,
            UniformRandomProvider random) {
        Layout layout = assembly.posterior().layout();
        boolean own = layout.blocks().stream().anyMatch(Block::perDatum);
        if (assembly.posterior().isExact() || layout.size() == 0 || (!own && layout.size() > LARGEST)) {
            return OptionalDouble.empty();
        }
        Rescaling rescaling = new Rescaling(assembly, parameters, along, random);
        return OptionalDouble.of(own ? rescaling.ofOwn(data) : rescaling.ofShared(data, layout.size()));
    }

    private double ofOwn(Dataset data) {
        Batch rows = data.chunks(OWN_ROWS).get(0);
        int unknowns = columns(equations(rows, 1)).length;
        return residual(equations(rows, 2 * unknowns + MARGIN), equations(rows, MARGIN));
    }

    private double ofShared(Dataset data, int unknowns) {
        Batch rows = alike(data, unknowns + MARGIN);
        return residual(equations(rows, 2 * unknowns + MARGIN), equations(alike(data, MARGIN), MARGIN));
    }

    /** Rows of the data with noise of about their own size, as many as wanted. */
    private Batch alike(Dataset data, int rows) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        int d = data.shape().columns();
        double[] values = new double[rows * d];
        for (int i = 0; i < values.length; i++) {
            double one = entry(data, random.nextInt(data.shape().rows()), i % d);
            double other = entry(data, random.nextInt(data.shape().rows()), i % d);
            values[i] = one + normal.sample() * (one - other);
        }
        return Batch.of(0, d, values);
    }

    private static double entry(Dataset data, int row, int column) {
        return data.rows(row, 1).rowsOnHeap().get(0, column);
    }

    /** Equations for φ: a gradient by Φ and its right-hand side each. */
    private record Equations(List<double[]> left, double[] right) {
        Matrix left(int... columns) {
            Matrix chosen = Matrix.zeros(left.size(), columns.length);
            for (int row = 0; row < left.size(); row++) {
                for (int j = 0; j < columns.length; j++) {
                    chosen.set(row, j, left.get(row)[columns[j]]);
                }
            }
            return chosen;
        }
    }

    private Equations equations(Batch batch, int count) {
        Posterior posterior = assembly.posterior().at(parameters, batch);
        Nodes nodes = posterior.nodes(assembly.expectation());
        List<double[]> left = new ArrayList<>();
        double[] right = new double[count];
        for (int i = 0; i < count; i++) {
            Matrix cotangent = normal(nodes.z().rows(), nodes.z().columns());
            Parameters gradient = pulledBack(posterior, batch, nodes, cotangent);
            Parameters ofModel = gradient.restrictedTo(assembly.model().layout());
            left.add(gradient.restrictedTo(assembly.posterior().layout()).values());
            right[i] = asked(nodes.z(), cotangent) - ofModel.dot(along.tangent().in(ofModel.layout()));
        }
        return new Equations(left, right);
    }

    private Matrix normal(int rows, int columns) {
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = normal.sample();
        }
        return matrix;
    }

    // With weight 0 for a data point the entropy adds nothing, so that only the motion of the nodes is pulled back
    private Parameters pulledBack(Posterior posterior, Batch batch, Nodes nodes, Matrix cotangent) {
        Matrix nothing = Matrix.zeros(batch.rows(), nodes.weight().columns());
        Matrix byCoordinates =
                posterior.coordinateGradient(new NodeCotangent(assembly.expectation(), nodes, nothing, cotangent, 0));
        Gradient gradient = Gradient.zeros(parameters.layout(), 0, nodes.z().columns());
        assembly.posterior().pullback(parameters, batch, byCoordinates, gradient);
        return gradient.parameters();
    }

    // ⟨G, r ∘ z⟩
    private double asked(Matrix z, Matrix cotangent) {
        double sum = 0;
        for (int node = 0; node < z.rows(); node++) {
            for (int h = 0; h < z.columns(); h++) {
                sum += cotangent.get(node, h) * along.latentRates()[h] * z.get(node, h);
            }
        }
        return sum;
    }

    /** The parameters that a batch depends on. */
    private static int[] columns(Equations equations) {
        double[] first = equations.left().get(0);
        return java.util.stream.IntStream.range(0, first.length)
                .filter(j -> equations.left().stream().anyMatch(row -> row[j] != 0))
                .toArray();
    }

    private static double residual(Equations equations, Equations fresh) {
        int[] columns = columns(equations);
        double[] velocity = LeastSquares.of(equations.left(columns)).solve(equations.right());
        double[] followed = fresh.left(columns)
                .times(Matrix.over(velocity, velocity.length, 1))
                .values();
        double rest = 0;
        double all = 0;
        for (int i = 0; i < followed.length; i++) {
            rest += Math.pow(followed[i] - fresh.right()[i], 2);
            all += Math.pow(fresh.right()[i], 2);
        }
        return Math.sqrt(rest / all);
    }

    static boolean follows(double residual) {
        return residual <= CriterionSolver.SOLVED;
    }
}
