package org.entropysum.elbo;

import java.util.ArrayList;
import java.util.List;
import org.entropysum.model.Gradient;
import org.entropysum.model.Layout;
import org.entropysum.numeric.NumericFailure;

/** What has been added up over the chunks seen so far; everything already carries the factor 1/N. */
final class Sums {
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

    Sums(List<String> names, List<Boolean> observed, Layout layout, int latentSize) {
        this.names = names;
        this.observed = observed;
        expectedLogDensity = new double[names.size()];
        entropy = new double[names.size()];
        baseMeasure = new double[names.size()];
        latentRates = new double[latentSize];
        gradient = Gradient.zeros(layout, 0, latentSize);
    }

    void addTerm(int term, double logDensity, double termEntropy, double logBaseMeasure, double absolute) {
        expectedLogDensity[term] += logDensity;
        entropy[term] += termEntropy;
        baseMeasure[term] += logBaseMeasure;
        magnitude += absolute + Math.abs(termEntropy) + Math.abs(logBaseMeasure);
    }

    void addPosterior(double meanEntropy, double coordinateGradient) {
        posteriorEntropy += meanEntropy;
        posteriorGradient += coordinateGradient;
        magnitude += Math.abs(meanEntropy);
    }

    void addLatentRate(int latent, double rate) {
        latentRates[latent] += rate;
    }

    void addGradient(Gradient chunk) {
        gradient.merge(chunk);
    }

    Evaluation evaluation(Weights weights) {
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
                gradient.parameters().requireFinite("gradient of"),
                NumericFailure.requireFinite("gradient of the latents' scales", latentRates),
                NumericFailure.requireFinite("gradient of the posterior", posteriorGradient),
                magnitude);
    }
}
