package org.entropysum.plugin;

import org.entropysum.model.Theorem;

/**
 * What a plugin claims about a model: under which form of the theorem its ELBO is a sum of entropies, or why not. The
 * plugin contract checks the claim in both directions.
 *
 * @param theorem the form of the theorem that was asked about
 * @param holds whether the parameterization criterion holds
 * @param because one sentence of reason
 * @param source the paper and theorem
 */
public record Claims(Theorem theorem, boolean holds, String because, String source) {}
