package org.entropysum.verification;

import org.assertj.core.api.AbstractAssert;
import org.entropysum.elbo.Evaluation;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about verdicts, for example {@code assertThat(verification).isConfirmed().hasGapWithin(1e-9)}. Every message
 * carries the reason that the verifier gave.
 */
public final class VerificationAssert extends AbstractAssert<VerificationAssert, Verification> {
    private VerificationAssert(@Nullable Verification actual) {
        super(actual, VerificationAssert.class);
    }

    /**
     * Starts an assertion.
     *
     * @param actual what the verifier found
     * @return the assertion
     */
    public static VerificationAssert assertThat(@Nullable Verification actual) {
        return new VerificationAssert(actual);
    }

    /**
     * Asserts the verdict CONFIRMED.
     *
     * @return this assertion
     */
    public VerificationAssert isConfirmed() {
        return hasVerdict(Verdict.CONFIRMED);
    }

    /**
     * Asserts the verdict ON_MANIFOLD.
     *
     * @return this assertion
     */
    public VerificationAssert isOnManifold() {
        return hasVerdict(Verdict.ON_MANIFOLD);
    }

    /**
     * Asserts the verdict NOT_STATIONARY.
     *
     * @return this assertion
     */
    public VerificationAssert isNotStationary() {
        return hasVerdict(Verdict.NOT_STATIONARY);
    }

    /**
     * Asserts the verdict REFUTED.
     *
     * @return this assertion
     */
    public VerificationAssert isRefuted() {
        return hasVerdict(Verdict.REFUTED);
    }

    /**
     * Asserts the verdict OUT_OF_SCOPE.
     *
     * @return this assertion
     */
    public VerificationAssert isOutOfScope() {
        return hasVerdict(Verdict.OUT_OF_SCOPE);
    }

    /**
     * Asserts the verdict FAILED.
     *
     * @return this assertion
     */
    public VerificationAssert hasFailed() {
        return hasVerdict(Verdict.FAILED);
    }

    /**
     * Asserts a verdict.
     *
     * @param expected the verdict
     * @return this assertion
     */
    public VerificationAssert hasVerdict(Verdict expected) {
        isNotNull();
        if (actual.verdict() != expected) {
            failWithMessage("expected the verdict %s, but it is %s: %s", expected, actual.verdict(), actual.reason());
        }
        return this;
    }

    /**
     * Asserts a part of the reason.
     *
     * @param part words that must appear
     * @return this assertion
     */
    public VerificationAssert because(String part) {
        isNotNull();
        if (!actual.reason().contains(part)) {
            failWithMessage("expected a reason with \"%s\", but it is: %s", part, actual.reason());
        }
        return this;
    }

    /**
     * Asserts that ELBO and entropy sum agree up to a tolerance.
     *
     * @param nats nats per data point
     * @return this assertion
     */
    public VerificationAssert hasGapWithin(double nats) {
        return within("gap", evaluated().gap(), nats);
    }

    /**
     * Asserts that ELBO and entropy sum differ by more than a threshold.
     *
     * @param nats nats per data point
     * @return this assertion
     */
    public VerificationAssert hasGapBeyond(double nats) {
        double gap = evaluated().gap();
        if (!(Math.abs(gap) > nats)) {
            failWithMessage("expected a gap beyond %s nats, but it is %s", nats, gap);
        }
        return this;
    }

    /**
     * Asserts that the gradient along the directions explains the gap.
     *
     * @param nats nats per data point
     * @return this assertion
     */
    public VerificationAssert hasGapExplainedWithin(double nats) {
        double gap = evaluated().gap();
        Double directional = actual.directional();
        if (directional == null) {
            failWithMessage(
                    "expected the gradient to explain the gap, but a direction is missing: %s", actual.reason());
            return this;
        }
        return within("gap that the gradient does not explain", gap - directional, nats);
    }

    /**
     * Asserts the size of the whole gradient.
     *
     * @param norm the largest size
     * @return this assertion
     */
    public VerificationAssert hasGradientNormWithin(double norm) {
        return within("gradient norm", evaluated().gradientNorm(), norm);
    }

    /**
     * Asserts the value of the ELBO.
     *
     * @param elbo nats per data point
     * @param tolerance the largest deviation
     * @return this assertion
     */
    public VerificationAssert hasElboCloseTo(double elbo, double tolerance) {
        return within("deviation of the ELBO from " + elbo, evaluated().elbo() - elbo, tolerance);
    }

    private VerificationAssert within(String what, double value, double tolerance) {
        if (!(Math.abs(value) <= tolerance)) {
            failWithMessage(
                    "expected a %s within %s, but it is %s (verdict %s: %s)",
                    what, tolerance, value, actual.verdict(), actual.reason());
        }
        return this;
    }

    private Evaluation evaluated() {
        isNotNull();
        Evaluation evaluation = actual.evaluation();
        if (evaluation == null) {
            throw new AssertionError("nothing could be evaluated: " + actual.reason());
        }
        return evaluation;
    }
}
