package org.entropysum.posterior;

import java.util.Optional;
import org.entropysum.data.Batch;
import org.entropysum.family.ContinuousFamily;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Linearization;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Cholesky;
import org.entropysum.numeric.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The exact posterior of a model whose log joint is quadratic in z: \( N(P^{-1} g, P^{-1}) \) with
 * \( g = \nabla_z \log p(x, z) \) at z = 0 and precision \( P = -\nabla^2_z \log p(x, z) \), both read off the conditionals,
 * whatever the model (p-PCA, factor analysis, chains of linear-Gaussian layers).
 */
public final class ExactLinearGaussian implements DerivedFamily {
    private static final double ASYMMETRY = 1e-7;

    private final GenerativeModel model;

    private ExactLinearGaussian(GenerativeModel model) {
        this.model = model;
    }

    /**
     * The exact posterior of a linear-Gaussian model.
     *
     * @param model the model
     * @return the family
     */
    public static ExactLinearGaussian of(GenerativeModel model) {
        return new ExactLinearGaussian(model);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Optional<String> obstacleToRescaling() {
        return Optional.empty();
    }

    @Override
    public GaussianPosterior at(Parameters parameters, Batch batch) {
        Cholesky precision = Cholesky.of("posterior precision", precision(parameters));
        Matrix slope = slope(parameters, batch);
        int h = model.latentSize();
        Matrix mean = Matrix.zeros(batch.rows(), h);
        for (int n = 0; n < batch.rows(); n++) {
            System.arraycopy(precision.solve(slope.row(n).values()), 0, mean.values(), n * h, h);
        }
        Matrix factor = Cholesky.of("posterior covariance", precision.inverse()).factor();
        return GaussianPosterior.of(mean, Matrix.over(factor.values(), 1, h * h), batch.firstRow());
    }

    // g at z = 0: Jᵀ(T(x) − ∇A(η)) of the observable and ∂ log p(z)/∂z of the prior
    private Matrix slope(Parameters parameters, Batch batch) {
        int h = model.latentSize();
        INDArray origin = Matrix.zeros(batch.rows(), h).toArray();
        Gradient gradient = Gradient.zeros(parameters.layout(), batch.rows(), h);
        for (Conditional conditional : model.conditionals()) {
            ExponentialFamily family = conditional.family();
            Linearization linearization = conditional.at(parameters, origin);
            if (conditional.child() instanceof Child.Latent latent) {
                addEventGradient(family, linearization, latent, origin, 1, gradient.latents());
            } else {
                linearization.pullback(family.residual(linearization.value(), batch.x()), gradient);
            }
        }
        return gradient.latents();
    }

    // Row h of P is g(0) − g(e_h); the data cancel, so only ∇A(η(e_h)) − ∇A(η(0)) is pulled back
    private Matrix precision(Parameters parameters) {
        int h = model.latentSize();
        INDArray origin = Matrix.zeros(h, h).toArray();
        INDArray units = Matrix.identity(h).toArray();
        Gradient gradient = Gradient.zeros(parameters.layout(), h, h);
        for (Conditional conditional : model.conditionals()) {
            ExponentialFamily family = conditional.family();
            Linearization atOrigin = conditional.at(parameters, origin);
            Linearization atUnits = conditional.at(parameters, units);
            if (conditional.child() instanceof Child.Latent latent) {
                addEventGradient(family, atOrigin, latent, origin, 1, gradient.latents());
                addEventGradient(family, atUnits, latent, units, -1, gradient.latents());
            } else {
                Matrix change = Matrix.copyOf(family.meanParameters(atUnits.value()));
                change.addScaled(-1, Matrix.copyOf(family.meanParameters(atOrigin.value())));
                atOrigin.pullback(change.toArray(), gradient);
            }
        }
        return requireSymmetric(gradient.latents());
    }

    private static void addEventGradient(
            ExponentialFamily family, Linearization prior, Child.Latent latent, INDArray z, double sign, Matrix into) {
        if (!(family instanceof ContinuousFamily continuous)) {
            throw new IllegalStateException("the latents of a linear-Gaussian model are Gaussian, not " + family);
        }
        Matrix event = Matrix.copyOf(z).columns(latent.from(), latent.to());
        Matrix gradient = Matrix.copyOf(continuous.eventGradient(prior.value(), event.toArray()));
        for (int i = 0; i < gradient.rows(); i++) {
            for (int j = 0; j < gradient.columns(); j++) {
                into.add(i, latent.from() + j, sign * gradient.get(i, j));
            }
        }
    }

    private static Matrix requireSymmetric(Matrix precision) {
        for (int i = 0; i < precision.rows(); i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(Math.abs(precision.get(i, i) * precision.get(j, j)));
                if (Math.abs(precision.get(i, j) - precision.get(j, i)) > ASYMMETRY * scale) {
                    throw new IllegalStateException("the log joint of the model is not quadratic in z");
                }
            }
        }
        return precision;
    }
}
