package org.entropysum.manifold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entropysum.model.Direction;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;
import org.entropysum.posterior.RescalableFamily;
import org.entropysum.posterior.VariationalFamily;

/**
 * The flows of the directions α and β, one for each entropy term. In coordinates that range over all real numbers their
 * velocity is \( a \circ p + b \), with a read off the velocity one step ahead, so that
 * \( p(t) = p + v\,(e^{at} - 1)/a \). A class B direction moves q with the parameters; an exact posterior follows by itself.
 */
final class Flow {
    private final ModelAssembly assembly;

    private Flow(ModelAssembly assembly) {
        this.assembly = assembly;
    }

    /**
     * The flows of a model.
     *
     * @param assembly the model with its variational family
     * @param at any point
     * @return the flows
     * @throws IllegalArgumentException if a direction is missing or q cannot follow it; the message says why
     */
    static Flow of(ModelAssembly assembly, Parameters at) {
        Flow flow = new Flow(assembly);
        flow.directions(at);
        return flow;
    }

    private List<Direction.Along> directions(Parameters at) {
        List<Direction.Along> directions = new ArrayList<>();
        for (Direction direction : assembly.model().directions(at)) {
            directions.add(require(direction));
        }
        return directions;
    }

    private Direction.Along require(Direction direction) {
        if (!(direction instanceof Direction.Along along)) {
            String because = ((Direction.Missing) direction).because();
            throw new IllegalArgumentException("no projection of " + direction.term() + ": " + because);
        }
        if (along.movesPosterior()) {
            obstacle().ifPresent(because -> {
                throw new IllegalArgumentException("no projection of " + along.term() + ": " + because);
            });
        }
        return along;
    }

    private Optional<String> obstacle() {
        VariationalFamily posterior = assembly.posterior();
        return posterior
                .obstacleToRescaling()
                .or(() -> posterior.isExact() || posterior instanceof RescalableFamily
                        ? Optional.empty()
                        : Optional.of("the variational family does not say how its parameters rescale z"));
    }

    /** Whether a direction moves q too. */
    boolean movesPosterior(Parameters at) {
        return directions(at).stream().anyMatch(Direction.Along::movesPosterior);
    }

    /** The number of directions. */
    int size() {
        return assembly.model().conditionals().size();
    }

    /** The point reached when each flow in turn is followed for its time. */
    Parameters follow(Parameters from, double[] times) {
        Parameters point = from;
        for (int i = 0; i < times.length; i++) {
            point = times[i] == 0 ? point : follow(point, i, times[i]);
        }
        return point;
    }

    private Parameters follow(Parameters from, int term, double time) {
        Direction.Along direction = directions(from).get(term);
        Parameters velocity = direction.tangent().in(from.layout());
        Parameters ahead =
                directions(from.plus(1, velocity)).get(term).tangent().in(from.layout());
        double[] v = velocity.values();
        double[] w = ahead.values();
        double[] moved = from.values();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += v[i] == 0 ? 0 : v[i] * growth((w[i] - v[i]) / v[i], time);
        }
        Parameters reached = Parameters.of(from.layout(), moved);
        return direction.movesPosterior() && assembly.posterior() instanceof RescalableFamily family
                ? family.rescale(reached, direction.latentRates(), time)
                : reached;
    }

    // ∫₀ᵗ e^{as} ds
    private static double growth(double a, double time) {
        return a == 0 ? time : Math.expm1(a * time) / a;
    }

    /** \( J^\top g \) with J the (diagonal) derivative of {@link #follow} by the point it starts from. */
    Parameters pullback(Parameters from, double[] times, Parameters gradient) {
        double norm = Math.sqrt(gradient.dot(gradient));
        if (norm == 0) {
            return gradient;
        }
        Parameters forward = follow(from.plus(1 / norm, gradient), times);
        Parameters backward = follow(from.plus(-1 / norm, gradient), times);
        Parameters difference = forward.plus(-1, backward);
        return difference.plus(0.5 * norm - 1, difference);
    }
}
