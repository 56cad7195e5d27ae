package org.entropysum.experiments.analysis.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.entropysum.experiments.analysis.Analysis;
import org.entropysum.experiments.analysis.Bars;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Moment;
import org.entropysum.experiments.analysis.Plot;
import org.entropysum.experiments.analysis.Scale;
import org.entropysum.experiments.analysis.Series;
import org.entropysum.experiments.analysis.Thinned;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.plugin.Setting;

/**
 * Posterior collapse: which latents q uses, by three criteria. Entropy (Damm et al. 2023, eq. 24): a latent has collapsed if the
 * mean entropy of its q is above that of its prior minus δ. Divergence (Lucas et al. 2019): it has collapsed if KL(q ‖ p) &lt; ε
 * for a share of at least 1 − δ' of the data points. Active units (Burda et al. 2016): it is active if the variance of the means
 * of q over the data exceeds a bound.
 *
 * @param margin δ in nats; as published, 1.4189 − 1
 * @param divergence ε in nats
 * @param share δ'
 * @param activeVariance the bound of active units, in units of the prior's variance
 * @param rows how many data points are looked at, the first of the data
 * @param points how many points of the training are kept
 */
public record CollapseAnalysis(
        @Setting(
                value = "a latent is active if the mean entropy of its q is so many nats below that of its prior",
                byDefault = "0.418938533204673",
                atLeast = 0)
        double margin,

        @Setting(
                value = "nats of KL(q ‖ p) below which a data point counts as collapsed",
                byDefault = "0.01",
                atLeast = 0)
        double divergence,

        @Setting(
                value = "share of data points that may be above and the latent counts as collapsed",
                byDefault = "0.01",
                atLeast = 0,
                atMost = 1)
        double share,

        @Setting(
                value = "variance of the means of q above which a latent is an active unit, relative to the prior's",
                byDefault = "0.01",
                atLeast = 0)
        double activeVariance,

        @Setting(value = "how many data points are looked at, from the first", byDefault = "5000", atLeast = 2)
        int rows,

        @Setting(value = "how many points of the training are kept", byDefault = "60", atLeast = 2, atMost = 10_000)
        int points)
        implements Analysis {
    @Override
    public Examination begin() {
        return new Course();
    }

    @Override
    public List<String> numbers() {
        return List.of("active", "activeByDivergence", "activeUnits", "agreement");
    }

    private int active(LatentActivity at) {
        return (int) latents(at)
                .filter(h -> at.entropy()[h] < at.prior()[h] - margin)
                .count();
    }

    private int activeByDivergence(LatentActivity at) {
        return (int) latents(at).filter(h -> at.nearPrior()[h] < 1 - share).count();
    }

    private int activeUnits(LatentActivity at) {
        return (int) latents(at).filter(h -> at.variance()[h] > activeVariance).count();
    }

    private static IntStream latents(LatentActivity at) {
        return IntStream.range(0, at.entropy().length);
    }

    private record Point(int step, LatentActivity activity) {}

    private final class Course implements Examination {
        private final Thinned<Point> course = new Thinned<>(points);

        @Override
        public void visit(Moment moment) {
            if (!course.keepsNext()) {
                course.pass();
                return;
            }
            GaussianLatents latents = new GaussianLatents(moment.assembly(), moment.held());
            course.add(new Point(moment.step(), LatentActivity.of(latents, moment.data(), rows, divergence)));
        }

        @Override
        public Findings findings(Trained trained) {
            GaussianLatents latents = new GaussianLatents(
                    trained.assembly(), trained.optimum().state().held());
            LatentActivity last = LatentActivity.of(latents, trained.data(), rows, divergence);
            List<Point> all = new ArrayList<>(course.items());
            all.removeIf(point -> point.step() >= trained.steps());
            all.add(new Point(trained.steps(), last));
            boolean agree = active(last) == activeByDivergence(last) && active(last) == activeUnits(last);
            return Findings.none()
                    .with("active", active(last))
                    .with("activeByDivergence", activeByDivergence(last))
                    .with("activeUnits", activeUnits(last))
                    .with("agreement", agree ? 1 : 0)
                    .with(entropies(last))
                    .with(divergences(last))
                    .with(entropyCourse(all))
                    .with(activeCourse(all));
        }
    }

    private Bars entropies(LatentActivity at) {
        List<Bars.Level> levels = new ArrayList<>();
        if (latents(at).allMatch(h -> at.prior()[h] == at.prior()[0])) {
            levels.add(new Bars.Level("prior", at.prior()[0]));
            levels.add(new Bars.Level("threshold", at.prior()[0] - margin));
        }
        return new Bars(
                "entropies",
                "Entropy of q for each latent",
                "Mean entropy of q of each latent, in nats; above the threshold a latent counts as collapsed onto the"
                        + " prior.",
                labels(at),
                Scale.linear("nats"),
                List.of(Bars.Group.of("entropy", at.entropy())),
                levels);
    }

    private Bars divergences(LatentActivity at) {
        return new Bars(
                "divergences",
                "Other signs of each latent's use",
                "Mean KL(q ‖ p), in nats, and the variance of the means of q over data points relative to that of the"
                        + " prior; both are 0 for a collapsed latent.",
                labels(at),
                Scale.linear("nats, or a ratio"),
                List.of(Bars.Group.of("KL(q ‖ p)", at.divergence()), Bars.Group.of("variance of means", at.variance())),
                List.of());
    }

    private static List<String> labels(LatentActivity at) {
        return latents(at).mapToObj(h -> String.valueOf(h + 1)).toList();
    }

    private static Plot entropyCourse(List<Point> all) {
        List<Series> series = new ArrayList<>();
        latents(all.get(0).activity())
                .forEach(h -> series.add(Series.line(
                        "z" + (h + 1),
                        steps(all),
                        all.stream()
                                .mapToDouble(point -> point.activity().entropy()[h])
                                .toArray())));
        return new Plot(
                "entropies-over-training",
                "Entropy of q for each latent over training",
                "Mean entropy of q of each latent over training, in nats.",
                Scale.linear("training step"),
                Scale.linear("nats"),
                series);
    }

    private Plot activeCourse(List<Point> all) {
        return new Plot(
                "active-over-training",
                "Active latents over training",
                "How many latents q uses over training, by the entropy of q, by KL(q ‖ p) and by the variance of the"
                        + " means of q; a count, without units.",
                Scale.linear("training step"),
                Scale.linear("latents"),
                List.of(
                        count("entropy", all, this::active),
                        count("divergence", all, this::activeByDivergence),
                        count("active units", all, this::activeUnits)));
    }

    private static Series count(String name, List<Point> all, ToIntFunction<LatentActivity> criterion) {
        return Series.line(
                name,
                steps(all),
                all.stream()
                        .mapToDouble(point -> criterion.applyAsInt(point.activity()))
                        .toArray());
    }

    private static double[] steps(List<Point> all) {
        return all.stream().mapToDouble(Point::step).toArray();
    }
}
