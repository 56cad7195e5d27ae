package org.entropysum.plugin;

/**
 * Why a model cannot be assembled for a data set, told before anything runs.
 *
 * @param setting the component of the settings record that is at fault, or the empty string for the whole
 * @param message what is wrong and what was expected
 */
public record Objection(String setting, String message) {}
