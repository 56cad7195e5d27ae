package org.entropysum.manifold;

import org.entropysum.elbo.Evaluation;
import org.entropysum.model.Parameters;

/** A point on the manifold, how long each flow was followed to get there, and what the ELBO is there. */
record ManifoldPoint(Parameters parameters, Parameters held, double[] times, Evaluation evaluation) {}
