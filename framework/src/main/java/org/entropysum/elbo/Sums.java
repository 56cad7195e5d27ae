package org.entropysum.elbo;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.GenerativeModel;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.numeric.NumericFailure;
import org.entropysum.numeric.Parallel;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Weights;

/** What has been added up over the chunks seen so far; everything already carries the factor 1/N. */
final class Sums implements ChunkSums {
    private final List<String> names;
    private final List<Boolean> observed;
    private final double[] expectedLogDensity;
    private final double[] entropy;
    private final double[] baseMeasure;
    private final double[] latentRates;
    private final Gradient gradient;
    private double posteriorEntropy;
    private double posteriorGradient;
    private double magnitude;

    private Sums(List<String> names, List<Boolean> observed, int latentSize, Gradient gradient) {
        this.names = names;
        this.observed = observed;
        this.gradient = gradient;
        expectedLogDensity = new double[names.size()];
        entropy = new double[names.size()];
        baseMeasure = new double[names.size()];
        latentRates = new double[latentSize];
    }

    static Sums of(GenerativeModel model, Layout layout) {
        List<String> names = new ArrayList<>();
        List<Boolean> observed = new ArrayList<>();
        for (Conditional conditional : model.conditionals()) {
            names.add(conditional.name());
            observed.add(conditional.child() instanceof Child.Observed);
        }
        return new Sums(names, observed, model.latentSize(), Gradient.zeros(layout, 0, model.latentSize()));
    }

    /** Sums over other data points, which may be collected at the same time. */
    Sums beside() {
        return new Sums(names, observed, latentRates.length, gradient.beside());
    }

    @Override
    public void addTerm(int term, double logDensity, double termEntropy, double logBaseMeasure, double absolute) {
        expectedLogDensity[term] += logDensity;
        entropy[term] += termEntropy;
        baseMeasure[term] += logBaseMeasure;
        magnitude += absolute + Math.abs(termEntropy) + Math.abs(logBaseMeasure);
    }

    @Override
    public void addPosterior(double meanEntropy, double coordinateGradient) {
        posteriorEntropy += meanEntropy;
        posteriorGradient += coordinateGradient;
        magnitude += Math.abs(meanEntropy);
    }

    @Override
    public void addLatentRate(int latent, double rate) {
        latentRates[latent] += rate;
    }

    @Override
    public Gradient gradient() {
        return gradient;
    }

    /** Adds the sums over the data points that follow. */
    Sums merge(Sums next) {
        addAll(next.expectedLogDensity, expectedLogDensity);
        addAll(next.entropy, entropy);
        addAll(next.baseMeasure, baseMeasure);
        addAll(next.latentRates, latentRates);
        gradient.merge(next.gradient);
        posteriorEntropy += next.posteriorEntropy;
        posteriorGradient += next.posteriorGradient;
        magnitude += next.magnitude;
        return this;
    }

    private static void addAll(double[] summands, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += summands[i];
        }
    }

    Evaluation evaluation(Weights weights, Parallel parallel) {
        NumericFailure.requireFinite("entropy of the posterior", posteriorEntropy);
        List<EntropyTerm> terms = new ArrayList<>();
        double elbo = weights.posterior() * posteriorEntropy;
        for (int i = 0; i < names.size(); i++) {
            terms.add(new EntropyTerm(
                    names.get(i),
                    observed.get(i),
                    NumericFailure.requireFinite("expected log density of " + names.get(i), expectedLogDensity[i]),
                    NumericFailure.requireFinite("entropy of " + names.get(i), entropy[i]),
                    NumericFailure.requireFinite("base measure of " + names.get(i), baseMeasure[i])));
            elbo += weights.of(observed.get(i)) * expectedLogDensity[i];
        }
        return new Evaluation(
                elbo,
                new EntropySum(posteriorEntropy, List.copyOf(terms)),
                gradient.finished().requireFinite("gradient of", parallel),
                NumericFailure.requireFinite("gradient of the latents' scales", latentRates),
                NumericFailure.requireFinite("gradient of the posterior", posteriorGradient),
                magnitude);
    }
}
