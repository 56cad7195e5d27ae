package org.entropysum.elbo;

import java.util.List;
import org.entropysum.data.Batch;
import org.entropysum.family.BaseMeasure;
import org.entropysum.family.ExponentialFamily;
import org.entropysum.model.Child;
import org.entropysum.model.Conditional;
import org.entropysum.model.Gradient;
import org.entropysum.model.Parameters;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.GaussianMarginals;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.MomentCotangent;
import org.entropysum.posterior.NodeCotangent;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.Posterior;
import org.entropysum.posterior.PosteriorSums;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One chunk of data at one point of parameter space: log densities, entropies and cotangents of all conditionals. */
final class ChunkPass {
    private final ModelAssembly assembly;
    private final Parameters parameters;
    private final Batch batch;
    private final Weights weights;
    private final double perDatum;
    private final MomentCotangent moments;

    ChunkPass(ModelAssembly assembly, FusedForm.Point point, Batch batch) {
        this.assembly = assembly;
        this.parameters = point.parameters();
        this.batch = batch;
        this.weights = point.weights();
        this.perDatum = point.perDatum();
        this.moments = MomentCotangent.zeros(batch.rows(), assembly.model().latentSize());
    }

    void run(VariationalFamily.Visit visit, ChunkSums sums) {
        Posterior posterior = visit.posterior();
        Nodes nodes = posterior.nodes(assembly.expectation());
        Matrix logJoint = Matrix.zeros(batch.rows(), nodes.weight().columns());
        Gradient gradient =
                sums.gradient().at(nodes.z().rows(), assembly.model().latentSize());
        List<Conditional> conditionals = assembly.model().conditionals();
        for (int i = 0; i < conditionals.size(); i++) {
            term(conditionals.get(i), nodes, posterior, logJoint, gradient).addTo(sums, i);
        }
        // ∇ (a H + E g) = a ∇ (H + E g/a) with a the weight of H[q] and g the weighted log joint
        NodeCotangent cotangent =
                new NodeCotangent(assembly.expectation(), nodes, logJoint, gradient.latents(), perDatum);
        new PosteriorSums(visit, weights.posterior()).add(cotangent, moments, gradient, sums);
    }

    private TermPass term(
            Conditional conditional, Nodes nodes, Posterior posterior, Matrix logJoint, Gradient gradient) {
        var linearization = conditional.at(parameters, nodes.z().toArray());
        TermPass.Share share = new TermPass.Share(perDatum, weights.of(conditional));
        TermPass pass = pass(conditional, conditional.requireProper(linearization.value()), nodes, posterior, share);
        pass.addLogDensity(logJoint);
        linearization.pullback(pass.cotangent().toArray(), gradient);
        if (conditional.child() instanceof Child.Latent latent && posterior.moves(latent.from())) {
            pass.addEventGradient(latent, gradient.latents());
        }
        return pass;
    }

    private TermPass pass(
            Conditional conditional, INDArray eta, Nodes nodes, Posterior posterior, TermPass.Share share) {
        if (assembly.expectation() instanceof Expectation.Analytic
                && posterior instanceof GaussianMarginals gaussian
                && SmoothedTermPass.isPossible(conditional, eta)) {
            return new SmoothedTermPass(conditional, eta, gaussian, moments, share);
        }
        return nodes instanceof Nodes.Shared shared
                ? new SharedTermPass(conditional, eta, shared, batch, share)
                : new PerDatumTermPass(conditional, eta, (Nodes.PerDatum) nodes, batch, share);
    }

    /** One conditional at all nodes of the chunk. */
    abstract static class TermPass {
        final ExponentialFamily family;
        final double perDatum;
        final double weight;
        double logDensity;
        double entropy;
        double baseMeasure;
        double absolute;

        /** What one data point counts, 1/N, and the weight of the term in the bound. */
        record Share(double perDatum, double weight) {}

        TermPass(ExponentialFamily family, Share share) {
            this.family = family;
            this.perDatum = share.perDatum();
            this.weight = share.weight();
        }

        /** Adds log p at each node to the term's sum and, times its weight, to the log joint [B, S]. */
        abstract void addLogDensity(Matrix logJoint);

        /** The derivative of the ELBO by η, through T(child) − ∇A(η). */
        abstract Matrix cotangent();

        /** Adds the derivative by the child's own position. */
        abstract void addEventGradient(Child.Latent latent, Matrix byLatents);

        final void addWeighted(double weight, double value) {
            logDensity += weight == 0 ? 0 : weight * value;
            absolute += weight == 0 ? 0 : Math.abs(weight * value);
        }

        /** Adds Σ |η · cotangent|: what the derivative along the direction of the term is a sum of. */
        final void addMagnitude(Matrix eta, Matrix cotangents) {
            int period = eta.values().length;
            for (int i = 0; i < cotangents.values().length; i++) {
                absolute += Math.abs(eta.values()[i % period] * cotangents.values()[i]);
            }
        }

        final boolean baseMeasureVaries() {
            return family.baseMeasure() instanceof BaseMeasure.Varying;
        }

        final void addTo(ChunkSums sums, int term) {
            sums.addTerm(term, logDensity, entropy, baseMeasure, absolute);
        }
    }
}
