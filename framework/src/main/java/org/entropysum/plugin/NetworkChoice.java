package org.entropysum.plugin;

import java.util.List;
import org.entropysum.model.Role;
import org.entropysum.network.Network;

/**
 * A network of the catalog with its settings. A component of a settings record may have this type; in a suite it is a name, or
 * a mapping with the name as {@code id} and the settings.
 *
 * @param plugin the plugin
 * @param spec settings of the plugin's own type
 */
public record NetworkChoice(NetworkPlugin<?> plugin, NetworkSpec spec) {
    /** Checks the type of the settings. {@inheritDoc} */
    public NetworkChoice {
        Settings.requireOwn(plugin, spec);
    }

    /**
     * The name in the catalog.
     *
     * @return the name
     */
    public String id() {
        return plugin.id();
    }

    /**
     * What stands against a network of that many inputs and outputs.
     *
     * @param inputs the number of inputs
     * @param outputs the number of outputs
     * @return the objections, empty if there is none
     */
    public List<Objection> objections(int inputs, int outputs) {
        return objections(plugin, inputs, outputs);
    }

    private <S extends NetworkSpec> List<Objection> objections(NetworkPlugin<S> own, int inputs, int outputs) {
        return own.objections(own.specType().cast(spec), inputs, outputs);
    }

    /**
     * The network.
     *
     * @param name how the names of its blocks begin, unique in the model
     * @param role what its weights belong to
     * @param inputs the number of inputs
     * @param outputs the number of outputs
     * @return the network
     */
    public Network create(String name, Role role, int inputs, int outputs) {
        return create(plugin, name, role, inputs, outputs);
    }

    private <S extends NetworkSpec> Network create(
            NetworkPlugin<S> own, String name, Role role, int inputs, int outputs) {
        return own.create(own.specType().cast(spec), name, role, inputs, outputs);
    }

    @Override
    public String toString() {
        return Settings.shown(id(), spec);
    }
}
