package org.entropysum.model;

import java.util.List;
import org.entropysum.family.ContinuousFamily;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.numeric.Matrix;
import org.entropysum.numeric.NumericFailure;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The criterion at sampled pairs (z, x), one linear equation each in the unknown tangent τ of all parameters and rates r
 * of the latents. The left-hand side is what the flow does to the log joint and to the volume of z,
 * \( \tau^\top \nabla_\theta \log p(x,z) + \sum_h r_h (1 + z_h \partial_{z_h} \log p(x,z)) \); a right-hand side
 * is the gap of a term at that pair, \( \eta^\top (T - \nabla A(\eta)) \), or of a share of it. An equation is divided by its largest number, so that
 * all count alike.
 */
final class CriterionEquations {
    private final Matrix left;
    private final Matrix right;

    private CriterionEquations(Matrix left, Matrix right) {
        this.left = left;
        this.right = right;
    }

    static CriterionEquations of(
            GenerativeModel model, Parameters parameters, JointSample sample, List<? extends Share> shares) {
        List<Conditional> conditionals = model.conditionals();
        int rows = sample.z().rows();
        int size = parameters.layout().size();
        Matrix left = Matrix.zeros(rows, size + model.latentSize());
        Matrix right = Matrix.zeros(rows, shares.size());
        double[] largest = new double[rows];
        Pass[] passes =
                conditionals.stream().map(c -> new Pass(c, parameters, sample)).toArray(Pass[]::new);
        for (int row = 0; row < rows; row++) {
            Gradient gradient = Gradient.zeros(parameters.layout(), 1, model.latentSize());
            for (int c = 0; c < passes.length; c++) {
                passes[c].pullBack(row, parameters, gradient);
                for (int s = 0; s < shares.size(); s++) {
                    right.add(row, s, passes[c].gap(row, shares.get(s)));
                }
                largest[row] = Math.max(largest[row], passes[c].size(row));
            }
            System.arraycopy(gradient.parameters().values(), 0, left.values(), row * left.columns(), size);
            for (int h : moving(conditionals)) {
                left.set(
                        row,
                        size + h,
                        1 + sample.z().get(row, h) * gradient.latents().get(0, h));
            }
        }
        return balanced(left, right, largest);
    }

    /** The latents that can be rescaled: those whose own density can be differentiated. */
    static int[] moving(List<Conditional> conditionals) {
        return conditionals.stream()
                .filter(c -> c.family() instanceof ContinuousFamily)
                .map(Conditional::child)
                .filter(Child.Latent.class::isInstance)
                .map(Child.Latent.class::cast)
                .flatMapToInt(latent -> java.util.stream.IntStream.range(latent.from(), latent.to()))
                .toArray();
    }

    private static CriterionEquations balanced(Matrix left, Matrix right, double[] largest) {
        double[] weights = new double[largest.length];
        for (int row = 0; row < weights.length; row++) {
            double size = largest[row];
            for (int j = 0; j < left.columns(); j++) {
                size = Math.max(size, Math.abs(left.get(row, j)));
            }
            weights[row] = size > 0 ? 1 / size : 1;
        }
        NumericFailure.requireFinite("equations of the criterion", left.values());
        NumericFailure.requireFinite("gaps in the criterion", right.values());
        return new CriterionEquations(left.scaleRows(weights), right.scaleRows(weights));
    }

    /** The left-hand sides, of the chosen unknowns only. */
    Matrix left(int... unknowns) {
        Matrix chosen = Matrix.zeros(left.rows(), unknowns.length);
        for (int row = 0; row < left.rows(); row++) {
            for (int j = 0; j < unknowns.length; j++) {
                chosen.set(row, j, left.get(row, unknowns[j]));
            }
        }
        return chosen;
    }

    /** The right-hand sides of a share. */
    double[] right(int share) {
        return right.columns(share, share + 1).values();
    }

    /** Root mean square of what remains of a share's gap, relative to the gap; 0 where there is no gap to explain. */
    double residual(int share, double[] solution) {
        Matrix rest = left.times(Matrix.over(solution, solution.length, 1));
        double unexplained = 0;
        double all = 0;
        for (int row = 0; row < left.rows(); row++) {
            double gap = right.get(row, share);
            unexplained += Math.pow(rest.get(row, 0) - gap, 2);
            all += gap * gap;
        }
        double rounding = left.rows() * CriterionSolver.ROUNDING * CriterionSolver.ROUNDING;
        return all <= rounding ? Math.sqrt(unexplained / left.rows()) : Math.sqrt(unexplained / all);
    }

    /** One conditional at all rows: its natural parameters, and what its statistics exceed their mean by. */
    private static final class Pass {
        private final Conditional conditional;
        private final JointSample sample;
        private final Matrix eta;
        private final Matrix centred;
        private final Matrix slope;

        Pass(Conditional conditional, Parameters parameters, JointSample sample) {
            this.conditional = conditional;
            this.sample = sample;
            INDArray natural = conditional.at(parameters, sample.z().toArray()).value();
            INDArray child = sample.child(conditional);
            ExponentialFamily family = conditional.family();
            int rows = sample.z().rows();
            eta = repeated(natural, rows);
            centred = Matrix.copyOf(family.sufficientStatistics(child))
                    .addScaled(-1, repeated(family.meanParameters(natural), rows));
            boolean moves = conditional.child() instanceof Child.Latent && family instanceof ContinuousFamily;
            slope = moves
                    ? Matrix.copyOf(((ContinuousFamily) family).eventGradient(natural, child))
                    : Matrix.zeros(rows, 0);
        }

        private static Matrix repeated(INDArray array, int rows) {
            Matrix matrix = Matrix.copyOf(array);
            return matrix.rows() == 1 ? matrix.repeatRows(rows) : matrix;
        }

        void pullBack(int row, Parameters parameters, Gradient into) {
            conditional
                    .at(parameters, sample.latents(row))
                    .pullback(centred.row(row).toArray(), into);
            if (conditional.child() instanceof Child.Latent latent) {
                for (int j = 0; j < slope.columns(); j++) {
                    into.latents().add(0, latent.from() + j, slope.get(row, j));
                }
            }
        }

        double gap(int row, Share share) {
            double sum = 0;
            for (int j = 0; share.term().equals(conditional.name()) && j < eta.columns(); j++) {
                sum += share.covers(j, sample.z().get(row, 0)) ? eta.get(row, j) * centred.get(row, j) : 0;
            }
            return sum;
        }

        double size(int row) {
            double sum = 0;
            for (int j = 0; j < eta.columns(); j++) {
                sum += Math.abs(eta.get(row, j) * centred.get(row, j));
            }
            return sum;
        }
    }
}
