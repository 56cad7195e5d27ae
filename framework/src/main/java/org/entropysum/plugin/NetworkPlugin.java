package org.entropysum.plugin;

import java.util.List;
import org.entropysum.model.Role;
import org.entropysum.network.Network;

/**
 * A kind of networks of the catalog, from which encoders and decoders choose.
 *
 * @param <S> the settings record
 */
public interface NetworkPlugin<S extends NetworkSpec> extends ComponentPlugin<S> {
    /**
     * What stands against a network of that many inputs and outputs; asked before any run.
     *
     * @param spec the settings
     * @param inputs the number of inputs
     * @param outputs the number of outputs
     * @return the objections, empty if there is none
     */
    default List<Objection> objections(S spec, int inputs, int outputs) {
        return List.of();
    }

    /**
     * The network.
     *
     * @param spec the settings
     * @param name how the names of its blocks begin, unique in the model
     * @param role what its weights belong to
     * @param inputs the number of inputs
     * @param outputs the number of outputs
     * @return the network
     */
    Network create(S spec, String name, Role role, int inputs, int outputs);
}
