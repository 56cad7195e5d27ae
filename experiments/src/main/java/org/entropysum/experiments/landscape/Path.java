package org.entropysum.experiments.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.entropysum.elbo.Evaluation;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;

/** A path on the manifold F = ES, at even distances. */
record Path(List<Place> places) {
    static final List<String> NUMBERS =
            List.of("separation", "barrier", "turningPoints", "turningDifference", "largestGap");

    /** Nats per data point at a share of the way. */
    record Place(double share, double elbo, double entropies, double encoder, double prior, double decoder) {
        static Place of(double share, Evaluation evaluation) {
            return new Place(
                    share,
                    evaluation.elbo(),
                    evaluation.entropies().value(),
                    evaluation.entropies().posterior(),
                    evaluation.entropies().prior(),
                    evaluation.entropies().observable());
        }
    }

    private double[] of(ToDoubleFunction<Place> value) {
        return places.stream().mapToDouble(value).toArray();
    }

    Findings findings() {
        double[] elbo = of(Place::elbo);
        List<Double> extrema = extrema(elbo);
        List<Double> turning = turningPoints();
        double lowerEnd = Math.min(elbo[0], elbo[elbo.length - 1]);
        double lowest = lowerEnd;
        double gap = 0;
        for (Place place : places) {
            lowest = Math.min(lowest, place.elbo());
            gap = Math.max(gap, Math.abs(place.elbo() - place.entropies()));
        }
        return Findings.none()
                .with("barrier", lowerEnd - lowest)
                .with("turningPoints", turning.size())
                .with("turningDifference", difference(extrema, turning))
                .with("largestGap", gap)
                .with(landscape())
                .with(changes());
    }

    /** Where the ELBO itself turns: vertices of parabolas through three neighbours, as shares of the way. */
    private List<Double> extrema(double[] elbo) {
        List<Double> extrema = new ArrayList<>();
        for (int i = 1; i < elbo.length - 1; i++) {
            double before = elbo[i] - elbo[i - 1];
            double after = elbo[i + 1] - elbo[i];
            if (before * after < 0) {
                double step = places.get(1).share();
                extrema.add(places.get(i).share() + step / 2 * (before + after) / (before - after));
            }
        }
        return extrema;
    }

    /** Where the change of the encoder entropy crosses that of prior and decoder entropies. */
    private List<Double> turningPoints() {
        double[] encoder = change(of(Place::encoder));
        double[] paid = change(of(place -> place.prior() + place.decoder()));
        List<Double> turning = new ArrayList<>();
        for (int i = 0; i < encoder.length - 1; i++) {
            double here = encoder[i] - paid[i];
            double next = encoder[i + 1] - paid[i + 1];
            if (here * next < 0) {
                double step = places.get(1).share();
                turning.add(middle(i) + step * here / (here - next));
            }
        }
        return turning;
    }

    private double middle(int interval) {
        return (places.get(interval).share() + places.get(interval + 1).share()) / 2;
    }

    private static double[] change(double[] values) {
        double[] change = new double[values.length - 1];
        for (int i = 0; i < change.length; i++) {
            change[i] = values[i + 1] - values[i];
        }
        return change;
    }

    /** How far extrema and turning points are apart at most; unknown where there are not as many of both. */
    private static double difference(List<Double> extrema, List<Double> turning) {
        if (extrema.size() != turning.size()) {
            return Double.NaN;
        }
        double most = 0;
        for (int i = 0; i < turning.size(); i++) {
            most = Math.max(most, Math.abs(extrema.get(i) - turning.get(i)));
        }
        return most;
    }

    private Plot landscape() {
        double[] x = of(Place::share);
        return new Plot(
                "landscape",
                "Between two optima",
                "ELBO and entropy sum on the manifold where they are equal, from one optimum (0) to another (1), in"
                        + " nats per data point.",
                Scale.linear("share of the way"),
                Scale.linear("nats per data point"),
                List.of(
                        Series.line("ELBO", x, of(Place::elbo)),
                        Series.points("entropy sum", x, of(Place::entropies))));
    }

    private Plot changes() {
        double[] middles = new double[places.size() - 1];
        double[] encoder = change(of(Place::encoder));
        double[] decoder = change(of(Place::decoder));
        double step = places.get(1).share();
        for (int i = 0; i < middles.length; i++) {
            middles[i] = middle(i);
            encoder[i] /= step;
            decoder[i] /= step;
        }
        return new Plot(
                "changes",
                "What is won and what is paid",
                "By how much the entropies of encoder and decoder change along the path, in nats per data point and"
                        + " length of the way. With a fixed prior the landscape turns where the two lines cross.",
                Scale.linear("share of the way"),
                Scale.linear("nats per data point"),
                List.of(Series.line("encoder", middles, encoder), Series.line("decoder", middles, decoder)));
    }
}
