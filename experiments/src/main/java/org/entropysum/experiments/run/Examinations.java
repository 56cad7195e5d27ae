package org.entropysum.experiments.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entropysum.elbo.Objective;
import org.entropysum.experiments.analysis.Examination;
import org.entropysum.experiments.analysis.Findings;
import org.entropysum.experiments.analysis.Moment;
import org.entropysum.experiments.analysis.NamedAnalysis;
import org.entropysum.experiments.analysis.Trained;
import org.entropysum.learning.Trainer;
import org.jspecify.annotations.Nullable;

/** The examinations of one run. */
final class Examinations {
    private final List<Named> examinations;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int seen = -1;

    private Examinations(List<Named> examinations) {
        this.examinations = examinations;
    }

    private record Named(String name, Examination examination) {}

    /** What was found, and in one line which analysis failed, if one did. */
    record Outcome(Findings findings, @Nullable String failure) {
        static Outcome none() {
            return new Outcome(Findings.none(), null);
        }
    }

    static Examinations of(List<NamedAnalysis> analyses) {
        return new Examinations(analyses.stream()
                .map(it -> new Named(it.name(), it.settings().begin()))
                .toList());
    }

    /** Sees an algorithm that goes on after that many steps of others. */
    Trainer.Observer from(int before, Objective objective, TrainingStep.Surroundings at) {
        return (state, evaluation) -> {
            int step = before + state.iteration();
            if (step > seen && !examinations.isEmpty()) {
                seen = step;
                Moment moment = new Moment(
                        step,
                        EvaluationMode.of(objective, state, at.data()),
                        objective.assembly(),
                        state.parameters(),
                        state.held(),
                        evaluation,
                        at.data(),
                        at.seed());
                examinations.forEach(it -> visit(it, moment));
            }
        };
    }

    private void visit(Named it, Moment moment) {
        if (failures.containsKey(it.name())) {
            return;
        }
        try {
            it.examination().visit(moment);
        } catch (RuntimeException | LinkageError failure) {
            failures.put(it.name(), firstLine(failure));
        }
    }

    /** What all of them have found. One that fails leaves the others and the result as they are, but is told. */
    Outcome findings(Trained trained) {
        Findings findings = Findings.none();
        for (Named it : examinations) {
            try {
                findings = failures.containsKey(it.name())
                        ? findings
                        : findings.and(it.examination().findings(trained).of(it.name()));
            } catch (RuntimeException | LinkageError failure) {
                failures.put(it.name(), firstLine(failure));
            }
        }
        List<String> told = new ArrayList<>();
        failures.forEach((name, message) -> told.add("analysis " + name + ": " + message));
        return new Outcome(findings, told.isEmpty() ? null : String.join("; ", told));
    }

    private static String firstLine(Throwable failure) {
        boolean sentence = failure instanceof IllegalArgumentException && failure.getMessage() != null;
        return (sentence ? String.valueOf(failure.getMessage()) : failure.toString())
                .lines()
                .findFirst()
                .orElse("");
    }
}
