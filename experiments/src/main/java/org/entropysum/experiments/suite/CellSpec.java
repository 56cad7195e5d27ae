package org.entropysum.experiments.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entropysum.experiments.analysis.NamedAnalysis;
import org.entropysum.model.Theorem;
import org.entropysum.plugin.Setting;
import org.entropysum.verification.Verdict;

/**
 * One verification: a model, learned from a data set, and the verdict that is expected; run once for each seed.
 *
 * @param name the name, unique in the suite
 * @param data the name of the data set
 * @param model the model with its settings
 * @param posterior the variational family, one of those that the model offers; never empty in a suite that was loaded
 * @param expectation how expectations under q are taken; empty for the model's own rule
 * @param training how the parameters are learned
 * @param theorem the form of the theorem to be verified
 * @param tolerance the tolerance of the verdict, relative to 1 + |F|
 * @param seeds the seeds; each is a run
 * @param expect the verdict that is expected
 * @param check known values of the result
 * @param tags words to choose cells by
 * @param analyses what else is looked at
 * @param overSeeds known values over all seeds
 */
public record CellSpec(
        @Setting("name of the cell, unique in the suite") Name name,
        @Setting("name of a data set declared under data") Name data,
        @Setting("the model: its id and its settings") ModelChoice model,

        @Setting(value = "variational family; the model's first if left out", byDefault = "")
        Optional<NamedPosterior> posterior,

        @Setting(value = "how expectations under q are taken; as the model does if left out", byDefault = "")
        Optional<ExpectationSpec> expectation,

        @Setting("how the parameters are learned: an algorithm, or a list of several")
        TrainingPlan training,

        @Setting(value = "form of the theorem", byDefault = "entropy")
        Theorem theorem,

        @Setting(
                value = "tolerance of the verdict, relative to 1 + |ELBO|",
                byDefault = "1e-9",
                atLeast = Double.MIN_VALUE,
                atMost = 1)
        double tolerance,

        @Setting(value = "seeds: a list, one integer or a range such as 1..20", byDefault = "1")
        Seeds seeds,

        @Setting(value = "verdict that is expected", byDefault = "CONFIRMED")
        Verdict expect,

        @Setting(value = "known values of the result", byDefault = "")
        Map<Quantity, Target> check,

        @Setting(value = "words to choose cells by", byDefault = "")
        List<Name> tags,

        @Setting(value = "what else is looked at: names of analyses, or mappings with their settings", byDefault = "")
        List<NamedAnalysis> analyses,

        @Setting(value = "known values over all seeds of the cell", byDefault = "")
        Optional<OverSeeds> overSeeds) {
    /** Copies the collections. {@inheritDoc} */
    public CellSpec {
        check = Collections.unmodifiableMap(new LinkedHashMap<>(check));
        tags = List.copyOf(tags);
        analyses = List.copyOf(analyses);
    }

    CellSpec withPosterior(NamedPosterior chosen) {
        return new CellSpec(
                name,
                data,
                model,
                Optional.of(chosen),
                expectation,
                training,
                theorem,
                tolerance,
                seeds,
                expect,
                check,
                tags,
                analyses,
                overSeeds);
    }
}
