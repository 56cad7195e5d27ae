package org.entropysum.experiments.run;

import java.util.Arrays;
import org.entropysum.data.Dataset;
import org.entropysum.data.Moments;
import org.entropysum.elbo.Evaluation;
import org.entropysum.model.MarginalLikelihood;
import org.entropysum.model.MomentLikelihood;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ModelAssembly;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The log likelihood of data where it is known: of models that can marginalize, and under exact posteriors. */
record LogLikelihood(ModelAssembly assembly, Dataset data) {
    private static final int CHUNK = 1024;

    /** In total nats, or null where it is not known; q was taken at the same parameters. */
    @Nullable
    Double at(Parameters parameters, Evaluation evaluation) {
        if (assembly.model() instanceof MomentLikelihood marginal) {
            return data.shape().rows() * marginal.meanLogMarginal(parameters, Moments.of(data));
        }
        if (assembly.model() instanceof MarginalLikelihood marginal) {
            return data.chunks(CHUNK).stream()
                    .mapToDouble(chunk -> sum(marginal.logMarginal(parameters, chunk.x())))
                    .sum();
        }
        return assembly.posterior().isExact() ? data.shape().rows() * evaluation.elbo() : null;
    }

    private static double sum(INDArray perRow) {
        return Arrays.stream(Matrix.copyOf(perRow).values()).sum();
    }
}
