package org.entropysum.experiments.suite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entropysum.experiments.dataset.KnownNames;
import org.entropysum.experiments.dataset.Problem;
import org.entropysum.experiments.suite.Node.Entry;
import org.entropysum.experiments.suite.Node.Mapping;
import org.entropysum.experiments.suite.Node.Scalar;
import org.entropysum.experiments.suite.Node.Sequence;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads YAML text into a tree. Tags, merge keys and keys given twice are problems; what cannot be read on, nests too
 * deeply or grows too large ends the reading.
 */
final class TreeReader {
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 100_000;
    private static final String YAML_TAGS = "tag:yaml.org,2002:";

    private final YamlEvents events;
    private final Problems problems;
    private final Map<String, Node> anchored = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private long nodes;

    private TreeReader(YamlEvents events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The tree of the only document in the text; empty, with a problem told, if there is none. */
    static Optional<Node> read(String text, Problems problems) {
        try (YamlEvents events = YamlEvents.of(text)) {
            return new TreeReader(events, problems).document();
        } catch (UnreadableText unreadable) {
            problems.add(unreadable.place(), unreadable.message());
            return Optional.empty();
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException("closing a string", impossible);
        }
    }

    private Optional<Node> document() throws UnreadableText {
        events.take();
        Event start = events.take();
        if (start.is(Event.ID.StreamEnd)) {
            return nothing(Place.START);
        }
        Node root = node(events.take(), 1);
        events.take();
        Event end = events.take();
        if (!end.is(Event.ID.StreamEnd)) {
            problems.add(YamlEvents.place(end), "a second document starts here; expected one suite in a file");
        }
        return root instanceof Scalar scalar && scalar.isMissing() ? nothing(root.place()) : Optional.of(root);
    }

    private Optional<Node> nothing(Place place) {
        problems.add(place, "the file holds no suite; expected the keys name, data and cells");
        return Optional.empty();
    }

    private Node node(Event event, int depth) throws UnreadableText {
        Place place = YamlEvents.place(event);
        if (depth > DEEPEST) {
            throw new UnreadableText(place, "nested more than " + DEEPEST + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return count(aliased(alias, place), place);
        }
        rejectTag(event, place);
        @Nullable String anchor = ((NodeEvent) event).getAnchor();
        if (anchor == null) {
            return unanchored(event, place, depth);
        }
        unfinished.add(anchor);
        Node node = unanchored(event, place, depth);
        unfinished.remove(anchor);
        anchored.put(anchor, node);
        return node;
    }

    private Node unanchored(Event event, Place place, int depth) throws UnreadableText {
        if (event instanceof ScalarEvent scalar) {
            return count(scalar(scalar, place), place);
        }
        nodes++;
        return event instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
    }

    private Node count(Node node, Place place) throws UnreadableText {
        nodes += node.size();
        if (nodes > MOST_NODES) {
            throw new UnreadableText(
                    place, "the file grows beyond " + MOST_NODES + " values here, counting each alias in full");
        }
        return node;
    }

    private Node aliased(AliasEvent alias, Place place) throws UnreadableText {
        String name = alias.getAnchor();
        if (unfinished.contains(name)) {
            throw new UnreadableText(place, "alias *" + name + " stands inside its own anchor");
        }
        Node node = anchored.get(name);
        if (node != null) {
            return node;
        }
        throw new UnreadableText(
                place,
                "alias *" + name + " has no anchor above; "
                        + KnownNames.of(anchored.keySet().stream().sorted().toList())
                                .insteadOf(name));
    }

    private void rejectTag(Event event, Place place) {
        @Nullable
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null) {
            String written = tag.startsWith(YAML_TAGS) ? "!!" + tag.substring(YAML_TAGS.length()) : tag;
            problems.add(place, "tag " + Problem.quoted(written) + " is not allowed; expected a value without a tag");
        }
    }

    private static Scalar scalar(ScalarEvent event, Place place) {
        return new Scalar(place, event.getValue(), event.getScalarStyle() == ScalarStyle.PLAIN);
    }

    private Node sequence(Place place, int depth) throws UnreadableText {
        List<Node> items = new ArrayList<>();
        for (Event event = events.take(); !event.is(Event.ID.SequenceEnd); event = events.take()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(place, items);
    }

    private Node mapping(Place place, int depth) throws UnreadableText {
        Map<String, Entry> entries = new java.util.LinkedHashMap<>();
        for (Event event = events.take(); !event.is(Event.ID.MappingEnd); event = events.take()) {
            Scalar key = key(event);
            Node value = node(events.take(), depth + 1);
            if (isAccepted(key, entries.get(key.text()))) {
                entries.put(key.text(), new Entry(key, value));
            }
        }
        return new Mapping(place, List.copyOf(entries.values()));
    }

    private Scalar key(Event event) throws UnreadableText {
        Place place = YamlEvents.place(event);
        if (!(event instanceof ScalarEvent scalar) || scalar.getAnchor() != null) {
            throw new UnreadableText(place, "expected a plain word as key, not a list, mapping, anchor or alias");
        }
        rejectTag(event, place);
        nodes++;
        return scalar(scalar, place);
    }

    private boolean isAccepted(Scalar key, @Nullable Entry earlier) {
        if (key.plain() && key.text().equals("<<")) {
            problems.add(
                    key.place(), "merge key << is not supported; expected shared settings of cells under \"defaults\"");
            return false;
        }
        if (earlier == null) {
            return true;
        }
        problems.add(
                key.place(),
                "key " + Problem.quoted(key.text()) + " is given twice, first on line "
                        + earlier.key().place().line());
        return false;
    }
}
