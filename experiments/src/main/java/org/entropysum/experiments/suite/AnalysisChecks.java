package org.entropysum.experiments.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entropysum.experiments.analysis.NamedAnalysis;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;

/** Whether the analyses of a cell are different, and the numbers that it checks are theirs. */
final class AnalysisChecks {
    private final Binder binder;
    private final Problems problems;

    AnalysisChecks(Binder binder, Problems problems) {
        this.binder = binder;
        this.problems = problems;
    }

    /** Tells what is wrong in a cell. */
    void reject(Mapping cell) {
        Map<String, NamedAnalysis> analyses = new LinkedHashMap<>();
        boolean complete = cell.find("analyses")
                .map(Entry::value)
                .filter(node -> !(node instanceof Sequence))
                .isEmpty();
        for (Node item : items(cell)) {
            Optional<NamedAnalysis> analysis = binder.bound(NamedAnalysis.class, item);
            complete &= analysis.isPresent();
            analysis.filter(it -> analyses.putIfAbsent(it.name(), it) != null)
                    .ifPresent(it -> problems.add(
                            item.place(),
                            "the analysis " + Problem.quoted(it.name()) + " is asked for twice; expected it once"));
        }
        if (complete) {
            checked(cell).forEach(key -> rejectUnknown(key, analyses));
        }
    }

    private static List<Node> items(Mapping cell) {
        return cell.find("analyses").map(Entry::value).stream()
                .flatMap(node -> node instanceof Sequence list ? list.items().stream() : Stream.empty())
                .toList();
    }

    private static Stream<Scalar> checked(Mapping cell) {
        Stream<Mapping> overSeeds = mapping(cell, "overSeeds")
                .flatMap(it -> Stream.of("median", "least", "most").flatMap(key -> mapping(it, key)));
        return Stream.concat(mapping(cell, "check"), overSeeds)
                .flatMap(checks -> checks.entries().stream())
                .map(Entry::key)
                .filter(key -> new Quantity(key.text()).isOfAnAnalysis());
    }

    private static Stream<Mapping> mapping(Mapping in, String key) {
        return in.find(key).map(Entry::value).stream()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private void rejectUnknown(Scalar key, Map<String, NamedAnalysis> analyses) {
        String name = key.text().substring(0, key.text().indexOf('.'));
        String number = key.text().substring(name.length() + 1);
        NamedAnalysis analysis = analyses.get(name);
        if (analysis == null) {
            problems.add(
                    key.place(),
                    "the cell does not ask for the analysis " + Problem.quoted(name) + "; "
                            + KnownNames.of(analyses.keySet()).insteadOf(name));
            return;
        }
        List<String> numbers = analysis.settings().numbers();
        if (!numbers.contains(number)) {
            problems.add(
                    key.place(),
                    "the analysis " + name + " finds no number " + Problem.quoted(number) + "; "
                            + KnownNames.of(numbers).insteadOf(number));
        }
    }
}
