package org.entropysum.experiments.cli;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entropysum.data.Dataset;
import org.entropysum.experiments.dataset.Inspection;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.dataset.file.CsvSource;
import org.entropysum.plugin.Objection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a command says when it cannot take what it was given. */
record Refusal(CommandSpec spec) {
    ParameterException because(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** For example {@code unknown model "pcpa"; expected one of ppca, vae; did you mean "ppca"?} */
    ParameterException unknown(String kind, String name, Collection<String> known) {
        return unknown(kind, name, "", known);
    }

    /** For example {@code unknown posterior "exakt" of model ppca; expected exact; did you mean "exact"?} */
    ParameterException unknown(String kind, String name, String owner, Collection<String> known) {
        return because("unknown " + kind + " " + Problem.quoted(name) + owner + "; "
                + KnownNames.of(known).insteadOf(name));
    }

    ParameterException ofData(Inspection.Failed failed) {
        return because(Stream.concat(
                        failed.objections().stream().map(Objection::message),
                        failed.problems().stream().map(Object::toString))
                .collect(Collectors.joining(System.lineSeparator())));
    }

    /** The rows of a file, if it can be read. */
    Dataset rows(CsvSource file, String name) {
        if (file.inspect() instanceof Inspection.Failed failed) {
            throw ofData(failed);
        }
        return file.load(name, 0);
    }
}
