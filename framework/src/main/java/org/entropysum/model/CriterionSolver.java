package org.entropysum.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.entropysum.numeric.LeastSquares;

/**
 * Finds the directions of the parameterization criterion from the conditionals alone: their natural parameters and their
 * pullbacks. Nothing that the model states about directions is read.
 *
 * <p><b>Class A.</b> The criterion asks for one β that does not depend on z, with \( J_\eta(z)\,\beta = \eta(z) \), while
 * all other conditionals stay as they are. Only \( T(x) - \nabla A(\eta) \) ever meets η in the ELBO, so the equation is
 * contracted with it: for all z and x
 * \[ \beta^\top \nabla_\theta \log p(x,z) = \eta^\top (T(x) - \nabla A(\eta)). \]
 * Its right-hand side is \( \log p + H - \log h \), the gap of the term at (z, x), and its average over any q is the gap
 * identity. Directions that no statistic sees (a common shift of logits) drop out by themselves.
 *
 * <p><b>Class B.</b> Where no parameter scales a prior, q may help: latents flow as \( z_h \to e^{r_h t} z_h \), by which
 * \( H[q] \) grows by \( \sum_h r_h t \). With the rates r as further unknowns the equation is
 * \[ \tau^\top \nabla_\theta \log p(x,z) + \sum_h r_h (1 + z_h \partial_{z_h} \log p(x,z))
 *    = \zeta^\top (T(z) - \nabla A(\zeta)) \quad \text{for all } z, x. \]
 * As x is arbitrary, the observable has to stay as it is at the moved latents,
 * \( J_\theta \tau + J_z (r \circ z) = 0 \), which the weights that z enters by can do. What remains is a statement about
 * the prior alone. If the density without its normalizer is homogeneous, \( z^\top \partial_z (\zeta^\top T) = k\,\zeta^\top
 * T \), then integration by parts, \( E[z_h \partial_{z_h} \log p] = -1 \), gives \( \zeta^\top \nabla A = -H/k \), hence
 * \( \sum_h (1 + z_h \partial_{z_h} \log p) = k\,\zeta^\top (T - \nabla A) \): the rates are \( r_h = 1/k \), ½ for N(0, I),
 * 1 for Laplace, 1/p for \( |z|^p \). The solver is told none of this; it finds r or finds that there is none (a Gaussian
 * with a mean other than zero).
 *
 * <p>The equations are set up at random pairs (z, x), twice as many as there are unknowns, and solved by least squares;
 * the residual is measured at further pairs. A solution is then freed from blocks of parameters that it does not need: what
 * remains is what has to be stationary for the entropies of the term to add up.
 *
 * <p>Sources: Lücke and Warnken (arXiv 2209.03077); Damm et al. 2023 (arXiv 2010.14860), equations 41–43.
 */
public final class CriterionSolver {
    /** A residual up to this is rounding; where the criterion fails, the residual is a thousandth or more. */
    public static final double SOLVED = 1e-8;

    /** The most unknowns that are solved for: some ten seconds. */
    public static final int LARGEST = 1000;

    /** A number of size one that is this small is zero. */
    static final double ROUNDING = 1e-12;

    private static final int FRESH = 100;

    private final GenerativeModel model;
    private final Parameters parameters;
    private final Layout layout;
    private final int[] moving;
    private final JointSample sample;
    private final CriterionEquations equations;
    private final CriterionEquations fresh;

    private CriterionSolver(GenerativeModel model, Parameters parameters, UniformRandomProvider random) {
        this.model = model;
        this.parameters = parameters;
        this.layout = parameters.layout();
        this.moving = CriterionEquations.moving(model.conditionals());
        int unknowns = layout.size() + model.latentSize();
        this.equations = CriterionEquations.of(
                model, parameters, JointSample.of(model, parameters, 2 * unknowns + FRESH, random));
        this.sample = JointSample.of(model, parameters, FRESH, random);
        this.fresh = CriterionEquations.of(model, parameters, sample);
    }

    /**
     * Solves for all directions at a point of parameter space.
     *
     * @param model the model
     * @param parameters Ψ and Θ, and perhaps more
     * @param random by which latents and observations are drawn
     * @return one solution for each conditional, in their order
     * @throws IllegalArgumentException if there are more than {@link #LARGEST} unknowns
     * @throws org.entropysum.numeric.NumericFailure if a number is not finite
     */
    public static List<CriterionSolution> solve(
            GenerativeModel model, Parameters parameters, UniformRandomProvider random) {
        int unknowns = model.layout().size() + model.latentSize();
        if (unknowns > LARGEST) {
            throw new IllegalArgumentException("the criterion is solved for at most " + LARGEST + " parameters, not "
                    + unknowns + "; as it does not depend on sizes, try a smaller model");
        }
        CriterionSolver solver = new CriterionSolver(model, parameters.restrictedTo(model.layout()), random);
        return IntStream.range(0, model.conditionals().size())
                .mapToObj(solver::solution)
                .toList();
    }

    /**
     * How well a stated direction solves the same equations.
     *
     * @param model the model
     * @param parameters Ψ and Θ, and perhaps more
     * @param stated the direction
     * @param random by which latents and observations are drawn
     * @return the share of the term's gap that the direction leaves unexplained, root mean square
     */
    public static double residual(
            GenerativeModel model, Parameters parameters, Direction.Along stated, UniformRandomProvider random) {
        Parameters own = parameters.restrictedTo(model.layout());
        List<String> names =
                model.conditionals().stream().map(Conditional::name).toList();
        double[] tangent = stated.tangent().in(own.layout()).values();
        double[] unknowns = Arrays.copyOf(tangent, tangent.length + model.latentSize());
        System.arraycopy(stated.latentRates(), 0, unknowns, tangent.length, model.latentSize());
        return CriterionEquations.of(model, own, JointSample.of(model, own, FRESH, random))
                .residual(names.indexOf(stated.term()), unknowns);
    }

    private CriterionSolution solution(int term) {
        Set<Block> all = new LinkedHashSet<>(layout.blocks());
        Attempt still = attempt(term, all, new int[0]);
        Attempt best = still.residual() <= SOLVED || moving.length == 0 ? still : attempt(term, all, moving);
        return best.residual() <= SOLVED ? found(term, freed(term, best)) : missing(term, still, best);
    }

    /** A solution in terms of some blocks and rates. */
    private record Attempt(Set<Block> blocks, int[] rates, double[] unknowns, double residual) {}

    private Attempt attempt(int term, Set<Block> blocks, int[] rates) {
        int[] chosen = IntStream.concat(
                        layout.blocks().stream().filter(blocks::contains).flatMapToInt(this::entries),
                        Arrays.stream(rates).map(h -> layout.size() + h))
                .toArray();
        double[] values = LeastSquares.of(equations.left(chosen)).solve(equations.right(term));
        double[] unknowns = new double[layout.size() + model.latentSize()];
        for (int i = 0; i < chosen.length; i++) {
            unknowns[chosen[i]] = values[i];
        }
        return new Attempt(blocks, rates, unknowns, fresh.residual(term, unknowns));
    }

    private IntStream entries(Block block) {
        int offset = layout.offset(block.name());
        return IntStream.range(offset, offset + block.size());
    }

    /** The same without the blocks that it can do without, the largest first. */
    private Attempt freed(int term, Attempt solved) {
        Attempt fewest = solved;
        List<Block> candidates = layout.blocks().stream()
                .sorted(Comparator.comparingInt(Block::size).reversed())
                .toList();
        for (Block block : candidates) {
            Set<Block> fewer = new LinkedHashSet<>(fewest.blocks());
            fewer.remove(block);
            Attempt attempt = attempt(term, fewer, solved.rates());
            if (attempt.residual() <= SOLVED) {
                fewest = attempt;
            }
        }
        return fewest;
    }

    private CriterionSolution found(int term, Attempt attempt) {
        double[] rates = Arrays.copyOfRange(attempt.unknowns(), layout.size(), attempt.unknowns().length);
        Parameters tangent = Parameters.of(layout, Arrays.copyOf(attempt.unknowns(), layout.size()));
        Direction along = new Direction.Along(name(term), tangent, rates);
        return new CriterionSolution(along, attempt.residual(), names(attempt.blocks()));
    }

    private static List<String> names(Set<Block> blocks) {
        return blocks.stream().map(Block::name).toList();
    }

    private String name(int term) {
        return model.conditionals().get(term).name();
    }

    private CriterionSolution missing(int term, Attempt still, Attempt best) {
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "no direction of the parameters scales its natural parameters; the best one leaves %.2g of the gap",
                still.residual()));
        if (best.rates().length > 0) {
            reasons.add(String.format(Locale.ROOT, "with latents rescaled under q it leaves %.2g", best.residual()));
        }
        Conditional conditional = model.conditionals().get(term);
        RigidStatistics.of(conditional, parameters, sample).sentence().ifPresent(reasons::add);
        Direction none = new Direction.Missing(conditional.name(), String.join("; ", reasons));
        return new CriterionSolution(none, best.residual(), List.of());
    }
}
