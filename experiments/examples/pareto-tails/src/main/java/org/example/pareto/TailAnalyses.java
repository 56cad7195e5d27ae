package org.example.pareto;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.experiments.analysis.*;
import org.entropysum.experiments.offer.Offer;
import org.entropysum.model.*;
import org.entropysum.numeric.Matrix;
import org.entropysum.plugin.Setting;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The analysis that the jar brings. */
public final class TailAnalyses implements AnalysisModule {
    @Override public List<Offer<Analysis>> offers() {
        return List.of(new Offer<>("tails", "survival of the data and of draws from the model, for one column", Tails.class));
    }

    /** In a suite: {@code analyses: [tails]}, and {@code check: {tails.distance: {atMost: 0.1}}}. */
    public record Tails(
            @Setting(value = "how many draws from the model", byDefault = "10000", atLeast = 1) int draws,
            @Setting(value = "the column, counted from 1", byDefault = "1", atLeast = 1) int column) implements Analysis {
        @Override public List<String> numbers() { return List.of("distance"); }

        @Override public Examination begin() { return this::findings; }

        private Findings findings(Trained trained) {
            double[] data = sorted(Matrix.copyOf(trained.data().rows(0, trained.data().shape().rows()).x()));
            double[] model = sorted(drawn(trained));
            return Findings.none().with("distance", distance(data, model)).with(new Plot(
                    "survival", "Tail of the data and of the model", "The share of values above x.",
                    Scale.logarithmic("x"), Scale.logarithmic("share above"), List.of(line("data", data), line("model", model))));
        }

        // Ancestors first: z from the prior, then x given z
        private Matrix drawn(Trained trained) {
            UniformRandomProvider random = trained.random("tails");
            GenerativeModel model = trained.assembly().model();
            Matrix z = Matrix.zeros(draws, model.latentSize());
            Matrix x = z;
            for (Conditional conditional : model.conditionals()) {
                INDArray eta = conditional.at(trained.parameters(), z.toArray()).value();
                Matrix each = Matrix.copyOf(eta);
                INDArray all = each.rows() == 1 ? each.repeatRows(draws).toArray() : eta;
                x = Matrix.copyOf(conditional.family().sample(all, random));
                if (conditional.child() instanceof Child.Latent latent) {
                    z.setColumns(latent.from(), x);
                }
            }
            return x;
        }

        private double[] sorted(Matrix rows) {
            double[] values = rows.columns(column - 1, column).values();
            Arrays.sort(values);
            return values;
        }

        // Kolmogorov–Smirnov: the largest difference of the two shares, over the data
        private static double distance(double[] data, double[] model) {
            double largest = 0;
            for (int i = 0; i < data.length; i++) {
                int place = Arrays.binarySearch(model, data[i]);
                double below = (place < 0 ? -place - 1 : place) / (double) model.length;
                largest = Math.max(largest, Math.max(Math.abs(below - i / (double) data.length), Math.abs(below - (i + 1) / (double) data.length)));
            }
            return largest;
        }

        private static Series line(String name, double[] sorted) {
            double[] above = new double[sorted.length];
            Arrays.setAll(above, i -> 1 - i / (double) sorted.length);
            return Series.line(name, sorted, above);
        }
    }
}
