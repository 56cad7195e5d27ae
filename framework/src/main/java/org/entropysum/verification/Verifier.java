package org.entropysum.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.entropysum.data.Dataset;
import org.entropysum.elbo.EntropyTerm;
import org.entropysum.elbo.Evaluation;
import org.entropysum.elbo.Objective;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.posterior.ModelAssembly;
import org.jspecify.annotations.Nullable;

/**
 * Judges a point of parameter space. A gap counts as none up to tolerance · (1 + |F|). The bound that is told beside it
 * follows from the identity: \( |F - ES| = |\langle \nabla F, d \rangle| \le \|\nabla F\|_\infty \|d\|_1 + \sum_h |r_h\,
 * \partial_h F| \) plus rounding, with d the parameters' velocities and r the latents' rates of all directions; it is never
 * more than the tolerance. Where the family says that its gradient is an estimate
 * ({@link org.entropysum.posterior.VariationalFamily#obstacleToDifferentiation}), no point is confirmed: equality can be seen,
 * that q is stationary cannot. Where networks normalize by the batch and learning saw minibatches, value, entropies and
 * gradient are those of evaluation ({@link Objective#evaluating}): of one function, which keeps the moments of normalization.
 *
 * @param tolerance what counts as zero, relative to 1 + |F|
 */
public record Verifier(double tolerance) {
    /** A gap is explained by the gradient up to this times the size of the numbers that were added up. */
    public static final double ROUNDING = 1e-11;

    private static final String IN_EVALUATION =
            "in evaluation, where batch normalizations keep the moments that the training data have here";

    /** Checks the tolerance. {@inheritDoc} */
    public Verifier {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("the tolerance must be between 0 and 1, not " + tolerance);
        }
    }

    /**
     * Judges a model at a point.
     *
     * @param objective the ELBO
     * @param data the data behind it
     * @param parameters where the model stands
     * @param held where q stands
     * @return the verdict and what it rests on
     */
    public Verification verify(Objective objective, Dataset data, Parameters parameters, Parameters held) {
        try {
            Objective judged = objective.evaluating(parameters, held);
            Evaluation evaluation = judged.at(parameters, held);
            List<String> degeneracies = judged.assembly().model().degeneracies(parameters, data);
            PartVerifier parts = new PartVerifier(judged.assembly(), parameters, held);
            DoubleSupplier gain = () -> Arrays.equals(held.values(), parameters.values())
                    ? 0
                    : judged.at(parameters, parameters).elbo() - evaluation.elbo();
            Verification found = judge(judged.assembly(), parameters, evaluation, degeneracies, gain)
                    .with(parts.verify(data, evaluation));
            boolean other =
                    objective.assembly().mixesRows() && !judged.assembly().mixesRows();
            return other ? found.remarking(IN_EVALUATION) : found;
        } catch (NumericFailure failure) {
            return failed(String.valueOf(failure.getMessage()));
        }
    }

    /**
     * The verdict on a computation that failed.
     *
     * @param reason the tensor and the iteration
     * @return FAILED
     */
    public static Verification failed(String reason) {
        return new Verification(Verdict.FAILED, reason, null, null, Double.NaN, List.of());
    }

    private Verification judge(
            ModelAssembly assembly,
            Parameters parameters,
            Evaluation evaluation,
            List<String> degeneracies,
            DoubleSupplier gain) {
        List<Direction> directions = assembly.model().directions(parameters);
        List<TermVerification> terms = terms(evaluation, directions);
        double tolerated = tolerance * (1 + Math.abs(evaluation.elbo()));
        Optional<String> obstacle = obstacle(assembly, directions);
        if (obstacle.isPresent()) {
            return new Verification(Verdict.OUT_OF_SCOPE, obstacle.get(), evaluation, null, tolerated, terms);
        }
        double directional = 0;
        double reach = 0;
        for (Direction direction : directions) {
            Direction.Along along = (Direction.Along) direction;
            directional += evaluation.along(along);
            reach += reach(along, evaluation);
        }
        double rounding = ROUNDING * (1 + evaluation.magnitude());
        double bound = Math.min(tolerated, reach + rounding);
        Finding finding = find(evaluation, directional, rounding, tolerated, degeneracies)
                .blaming(terms)
                .considering(assembly.posterior().obstacleToDifferentiation(assembly.expectation()))
                .after(gain, tolerated);
        return new Verification(finding.verdict(), finding.reason(), evaluation, directional, bound, terms);
    }

    private record Finding(Verdict verdict, String reason) {
        static Finding of(Verdict verdict, String form, Object... arguments) {
            return new Finding(verdict, String.format(Locale.ROOT, form, arguments));
        }

        /** Names the entropy whose gap the gradient explains worst. */
        Finding blaming(List<TermVerification> terms) {
            if (verdict != Verdict.REFUTED) {
                return this;
            }
            TermVerification worst = Collections.max(terms, Comparator.comparingDouble(Finding::unexplained));
            return new Finding(verdict, reason + ", most of all in the term " + worst.name());
        }

        private static double unexplained(TermVerification term) {
            @Nullable Double predicted = term.directional();
            return predicted == null ? 0 : Math.abs(term.gap() - predicted);
        }

        /** Which states a q leaves out, its gradient does not tell: an E-step does. */
        Finding after(DoubleSupplier gain, double tolerated) {
            if (verdict != Verdict.CONFIRMED) {
                return this;
            }
            double raised = gain.getAsDouble();
            return raised <= tolerated
                    ? this
                    : of(
                            Verdict.ON_MANIFOLD,
                            "ELBO and entropy sum agree, but q at these parameters is another and raises the ELBO by"
                                    + " %.3g",
                            raised);
        }

        /** Where the gradient by q is a mere estimate, its size tells nothing about being stationary. */
        Finding considering(Optional<String> obstacle) {
            if ((verdict != Verdict.CONFIRMED && verdict != Verdict.ON_MANIFOLD) || obstacle.isEmpty()) {
                return this;
            }
            return new Finding(
                    Verdict.ON_MANIFOLD,
                    "ELBO and entropy sum agree, but whether q is stationary cannot be told: " + obstacle.get());
        }
    }

    private static Finding find(
            Evaluation evaluation, double directional, double rounding, double tolerated, List<String> degeneracies) {
        double gap = evaluation.gap();
        double norm = evaluation.gradientNorm();
        if (!(Math.abs(gap - directional) <= rounding)) {
            return Finding.of(
                    Verdict.REFUTED,
                    "the gap is %.6g nats, but the gradient explains %.6g: a formula or a claim is wrong",
                    gap,
                    directional);
        }
        if (!(Math.abs(gap) <= tolerated)) {
            return Finding.of(
                    Verdict.NOT_STATIONARY,
                    "the gap of %.3g nats is explained by the gradient (norm %.3g): %s",
                    gap,
                    norm,
                    degeneracies.isEmpty() ? "training has not converged" : degeneracies.get(0));
        }
        if (!(norm <= tolerated)) {
            return Finding.of(
                    Verdict.ON_MANIFOLD,
                    "ELBO and entropy sum agree, but the gradient (norm %.3g) still moves other parameters%s",
                    norm,
                    degeneracies.isEmpty() ? "" : ": " + degeneracies.get(0));
        }
        if (!degeneracies.isEmpty()) {
            return Finding.of(
                    Verdict.ON_MANIFOLD, "ELBO and entropy sum agree at a degenerate point: %s", degeneracies.get(0));
        }
        return Finding.of(
                Verdict.CONFIRMED,
                "at a stationary point (gradient norm %.3g) the ELBO equals the entropy sum up to %.3g nats",
                norm,
                Math.abs(gap));
    }

    private static Optional<String> obstacle(ModelAssembly assembly, List<Direction> directions) {
        for (Direction direction : directions) {
            if (direction instanceof Direction.Missing missing) {
                return Optional.of(missing.term() + ": " + missing.because());
            }
            if (direction instanceof Direction.Along along && along.movesPosterior()) {
                Optional<String> obstacle = assembly.posterior().obstacleToRescaling();
                if (obstacle.isPresent()) {
                    return obstacle.map(because -> along.term() + ": " + because);
                }
            }
        }
        return Optional.empty();
    }

    private static List<TermVerification> terms(Evaluation evaluation, List<Direction> directions) {
        List<TermVerification> terms = new ArrayList<>();
        for (EntropyTerm term : evaluation.entropies().terms()) {
            @Nullable Double predicted = null;
            for (Direction direction : directions) {
                if (direction instanceof Direction.Along along && along.term().equals(term.name())) {
                    predicted = evaluation.along(along);
                }
            }
            terms.add(new TermVerification(term.name(), term.gap(), predicted));
        }
        return List.copyOf(terms);
    }

    // The largest gap that a gradient of this size allows: ‖∇F‖ ‖d‖ and, for the latents, |r_h ∂F/∂log z_h|
    private static double reach(Direction.Along along, Evaluation evaluation) {
        double reach = evaluation.gradientNorm() * along.tangent().absoluteSum();
        for (int h = 0; h < evaluation.latentRates().length; h++) {
            reach += Math.abs(along.latentRates()[h] * evaluation.latentRates()[h]);
        }
        return reach;
    }
}
