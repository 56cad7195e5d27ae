package org.entropysum.experiments.suite;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/**
 * Jackson's YAML parser, read event by event: before events become JSON tokens, quotes, tags, anchors, aliases and
 * places are still told apart, and no number has been converted.
 */
final class YamlEvents extends YAMLParser {
    private YamlEvents(IOContext context, String text) {
        super(context, 0, 0, new LoaderOptions(), null, new StringReader(text));
    }

    static YamlEvents of(String text) {
        return new YamlEvents(
                new IOContext(
                        StreamReadConstraints.defaults(),
                        StreamWriteConstraints.defaults(),
                        ErrorReportConfiguration.defaults(),
                        new BufferRecycler(),
                        ContentReference.unknown(),
                        false),
                text);
    }

    /** The next event. */
    Event take() throws UnreadableText {
        try {
            return getEvent();
        } catch (MarkedYAMLException broken) {
            throw new UnreadableText(place(broken), message(broken));
        } catch (YAMLException | NumberFormatException | IOException broken) {
            throw new UnreadableText(Place.START, "not valid YAML: " + broken.getMessage());
        }
    }

    /** Where an event starts. */
    static Place place(Event event) {
        return place(event.getStartMark());
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place place(MarkedYAMLException broken) {
        return Optional.ofNullable(broken.getProblemMark())
                .or(() -> Optional.ofNullable(broken.getContextMark()))
                .map(YamlEvents::place)
                .orElse(Place.START);
    }

    private static String message(MarkedYAMLException broken) {
        String context = broken.getContext() == null || broken.getContextMark() == null
                ? ""
                : " (" + broken.getContext() + " that starts on line "
                        + place(broken.getContextMark()).line() + ")";
        return "not valid YAML: " + inPlainWords(String.valueOf(broken.getProblem())) + context;
    }

    private static String inPlainWords(String problem) {
        if (problem.contains("(TAB)")) {
            return "a tab cannot indent; expected spaces";
        }
        return problem.equals("mapping values are not allowed here")
                ? "a second key on one line; text with a colon and a space in it needs quotes"
                : problem;
    }
}
