package org.entropysum.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entropysum.experiments.bench.Bench;
import org.entropysum.experiments.bench.BenchCase;
import org.entropysum.experiments.bench.BenchCases;
import org.entropysum.experiments.bench.BenchTimes;
import org.entropysum.experiments.bench.Growth;
import org.entropysum.experiments.bench.Linearity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entropysum bench}. */
@Command(
        name = "bench",
        description = {
            "Times units of work on synthetic data: median, shortest and longest of several, after the JVM has warmed"
                    + " up, and the share of this machine's rate of matrix products that the operations of a unit reach.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "JSON, one object a line: case, unit, threads, median_s, min_s, max_s, elbo, warmUp (units before),",
            "  flops (operations of a unit in matrix products, by definition), share (of the rate of products)."
        })
final class BenchCommand implements Callable<Integer> {
    private static final int REPEATS = 7;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "CASE",
            arity = "0..*",
            description = {"what to time (default: all cases); with --linearity, what grows: N, S, D, EM (default: all)"
            })
    private List<String> names = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "threads that work at the same time (default: 1)")
    private int threads = 1;

    @Option(names = "--repeat", paramLabel = "N", description = "units that are timed (default: 7)")
    private int repeats = REPEATS;

    @Option(names = "--plain", description = "without closed and fused forms")
    private boolean plain;

    @Option(names = "--json", description = "as JSON, one object a line")
    private boolean json;

    @Option(
            names = "--linearity",
            description = "instead of cases: how the time of an Adam step grows with data points N, samples S and"
                    + " observables D, and the time of expectation maximization and the memory that it keeps beyond the"
                    + " data with data points (EM, up to a million), each by a factor of 16")
    private boolean linearity;

    @Mixin
    private PluginOption plugins = new PluginOption();

    @Override
    public Integer call() throws JsonProcessingException {
        requirePositive("--threads", threads);
        requirePositive("--repeat", repeats);
        Catalogs catalogs = Catalogs.discover(spec.commandLine().getErr(), plugins);
        Bench bench = new Bench(catalogs.models(), catalogs.suites(), threads, plain);
        PrintWriter out = spec.commandLine().getOut();
        if (linearity) {
            measureLinearity(new Linearity(bench, repeats), out);
        } else {
            measureCases(bench, out);
        }
        return ExitCode.AS_EXPECTED.number();
    }

    private void measureLinearity(Linearity costs, PrintWriter out) {
        List<Linearity.Size> sizes = names.isEmpty()
                ? List.of(Linearity.Size.values())
                : names.stream().map(this::size).toList();
        out.println(Words.format("%-4s %9s %7s  %s", "size", "exponent", "R²", "seconds"));
        for (Linearity.Size size : sizes) {
            out.println(line(costs.measure(size)));
            if (size == Linearity.Size.EM) {
                out.println("EM keeps beyond the data, MiB: " + costs(costs.memory(), "%d: %.2f"));
            }
            out.flush();
        }
    }

    private void measureCases(Bench bench, PrintWriter out) throws JsonProcessingException {
        List<BenchCase> cases = names.isEmpty()
                ? BenchCases.all()
                : names.stream().map(this::find).toList();
        if (!json) {
            out.println(Words.format(
                    "%-20s %12s %12s %12s %7s  %s", "case", "median s", "min s", "max s", "share", "unit"));
        }
        for (BenchCase each : cases) {
            BenchTimes times = bench.time(each, repeats);
            out.println(json ? new ObjectMapper().writeValueAsString(tree(times)) : line(times));
            out.flush();
        }
    }

    private void requirePositive(String option, int number) {
        if (number < 1) {
            throw new ParameterException(spec.commandLine(), option + " must be at least 1, not " + number);
        }
    }

    private BenchCase find(String name) {
        List<String> known = BenchCases.all().stream().map(BenchCase::name).toList();
        return BenchCases.find(name).orElseThrow(() -> new Refusal(spec).unknown("case", name, known));
    }

    private Linearity.Size size(String name) {
        return Stream.of(Linearity.Size.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "with --linearity, N, S, D or EM grows, not \"" + name + "\""));
    }

    private static String line(Growth growth) {
        return Words.format(
                "%-4s %9.2f %7.4f  %s", growth.size(), growth.exponent(), growth.rSquared(), costs(growth, "%d: %.4f"));
    }

    private static String costs(Growth growth, String format) {
        return IntStream.range(0, growth.sizes().length)
                .mapToObj(i -> Words.format(format, growth.sizes()[i], growth.costs()[i]))
                .collect(Collectors.joining(", "));
    }

    private static String line(BenchTimes times) {
        return Words.format(
                "%-20s %12.6f %12.6f %12.6f %6.0f%%  %s",
                times.bench().name(),
                times.median(),
                times.shortest(),
                times.longest(),
                100 * times.shareOfProductRate(),
                times.bench().unit());
    }

    private static Map<String, Object> tree(BenchTimes times) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("case", times.bench().name());
        tree.put("unit", times.bench().unit());
        tree.put("threads", times.threads());
        tree.put("median_s", times.median());
        tree.put("min_s", times.shortest());
        tree.put("max_s", times.longest());
        tree.put("elbo", times.elbo());
        tree.put("warmUp", times.warmUp());
        tree.put("flops", times.bench().flops());
        tree.put("share", times.shareOfProductRate());
        return tree;
    }
}
