package org.entropysum.fused;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entropysum.data.Batch;
import org.entropysum.model.Gradient;
import org.entropysum.numeric.Matrix;
import org.entropysum.posterior.ChunkSums;
import org.entropysum.posterior.Expectation;
import org.entropysum.posterior.FusedForm;
import org.entropysum.posterior.NodeCotangent;
import org.entropysum.posterior.Nodes;
import org.entropysum.posterior.PosteriorSums;
import org.entropysum.posterior.VariationalFamily;
import org.entropysum.posterior.Weights;

/** The fused form of a model whose terms are all fused, under any q whose nodes move and weigh the same. */
public final class NodewiseForm implements FusedForm {
    private final VariationalFamily posterior;
    private final int latentSize;
    private final List<Member> members;

    private record Member(FusedTerm term, boolean observed) {}

    private NodewiseForm(VariationalFamily posterior, int latentSize, List<Member> members) {
        this.posterior = posterior;
        this.latentSize = latentSize;
        this.members = members;
    }

    /**
     * The usual two: a prior and an observable.
     *
     * @param posterior q, whose nodes move
     * @param latentSize H
     * @param prior the model's first conditional
     * @param observable the model's second conditional
     * @return the form
     */
    public static NodewiseForm of(VariationalFamily posterior, int latentSize, FusedTerm prior, FusedTerm observable) {
        return new NodewiseForm(posterior, latentSize, List.of(new Member(prior, false), new Member(observable, true)));
    }

    /** Random and quasi-random draws and sigma points; nodes of other rules weigh differently. {@inheritDoc} */
    @Override
    public boolean covers(Expectation rule, Weights weights) {
        return rule instanceof Expectation.MonteCarlo
                || rule instanceof Expectation.QuasiMonteCarlo
                || rule instanceof Expectation.SigmaPoints;
    }

    @Override
    public Pass at(Point point) {
        List<FusedTerm.Pass> passes = new ArrayList<>();
        int samples = samples(point.rule());
        for (int i = 0; i < members.size(); i++) {
            double weight = point.weights().of(members.get(i).observed());
            passes.add(members.get(i)
                    .term()
                    .at(new FusedTerm.Place(point.parameters(), i, weight, point.perDatum(), samples)));
        }
        Function<Batch, VariationalFamily.Visit> visits = posterior.visits(point.held());
        return (batch, sums) -> add(point, passes, visits.apply(batch), batch, sums);
    }

    private int samples(Expectation rule) {
        return rule instanceof Expectation.SigmaPoints ? 2 * latentSize : rule.samples();
    }

    private void add(
            Point point, List<FusedTerm.Pass> passes, VariationalFamily.Visit visit, Batch batch, ChunkSums sums) {
        Nodes nodes = visit.posterior().nodes(point.rule());
        if (!(nodes instanceof Nodes.PerDatum own && visit.posterior().movesNodes())) {
            throw new IllegalStateException("a nodewise form needs a posterior whose nodes move");
        }
        Gradient gradient = sums.gradient().at(nodes.z().rows(), latentSize);
        passes.forEach(pass -> pass.add(batch, own, gradient, sums));
        // The log joint is the derivative by weights, which do not move
        Matrix logJoint = Matrix.zeros(batch.rows(), nodes.weight().columns());
        NodeCotangent cotangent =
                new NodeCotangent(point.rule(), nodes, logJoint, gradient.latents(), point.perDatum());
        new PosteriorSums(visit, point.weights().posterior()).add(cotangent, gradient, sums);
    }
}
