package org.entropysum.experiments.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entropysum.model.Role;
import org.entropysum.network.Dl4jNetwork;
import org.entropysum.network.Network;
import org.entropysum.plugin.NetworkPlugin;
import org.entropysum.plugin.Objection;

/** Any network of Deeplearning4j with one input and one output; convolutions and batch normalization included. */
final class Dl4jPlugin implements NetworkPlugin<Dl4jSpec> {
    private static final long LONGEST = 1 << 24;

    @Override
    public String id() {
        return "dl4j";
    }

    @Override
    public String summary() {
        return "a Deeplearning4j configuration of layers or a graph, without loss and dropout, end linear";
    }

    @Override
    public Class<Dl4jSpec> specType() {
        return Dl4jSpec.class;
    }

    @Override
    public List<Objection> objections(Dl4jSpec spec, int inputs, int outputs) {
        try {
            create(spec, "network", Role.OBSERVABLE, inputs, outputs);
            return List.of();
        } catch (IllegalArgumentException refused) {
            String setting = spec.file().isPresent() ? "file" : "configuration";
            return List.of(new Objection(setting, String.valueOf(refused.getMessage())));
        }
    }

    @Override
    public Network create(Dl4jSpec spec, String name, Role role, int inputs, int outputs) {
        String text = spec.configuration().orElseGet(() -> read(spec.file().orElseThrow()));
        return Dl4jNetwork.of(name, role, text, inputs, outputs);
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) <= LONGEST) {
                return Files.readString(file);
            }
            throw new IllegalArgumentException(
                    file + " has " + Files.size(file) + " bytes, too many for a configuration");
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file + " as UTF-8 text", unreadable);
        }
    }
}
