package org.entropysum.plugin;

import org.entropysum.data.DataShape;
import org.entropysum.model.Theorem;

/**
 * What a plugin is told about the surroundings when it assembles a model.
 *
 * @param data the shape of the data to be modelled
 * @param posterior the name of the variational family, one of {@link ModelPlugin#posteriors()}
 * @param theorem the form of the theorem to be verified
 */
public record Setup(DataShape data, String posterior, Theorem theorem) {}
