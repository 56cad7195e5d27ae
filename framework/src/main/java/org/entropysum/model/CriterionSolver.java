package org.entropysum.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final List<Share> shares;
    private final Parameters parameters;
    private final Layout layout;
    private final int[] moving;
    private final JointSample sample;
    private final CriterionEquations equations;
    private final CriterionEquations fresh;
    private final Map<List<Integer>, LeastSquares> decompositions = new HashMap<>();

    private CriterionSolver(
            GenerativeModel model, Parameters parameters, List<? extends Share> shares, UniformRandomProvider random) {
        this.model = model;
        this.shares = List.copyOf(shares);
        this.parameters = parameters;
        this.layout = parameters.layout();
        this.moving = CriterionEquations.moving(model.conditionals());
        int unknowns = layout.size() + model.latentSize();
        this.equations = CriterionEquations.of(
                model, parameters, JointSample.of(model, parameters, 2 * unknowns + FRESH, random), shares);
        this.sample = JointSample.of(model, parameters, FRESH, random);
        this.fresh = CriterionEquations.of(model, parameters, sample, shares);
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
        CriterionSolver solver = of(model, parameters, wholes(model), random);
        return IntStream.range(0, solver.shares.size())
                .mapToObj(solver::solution)
                .toList();
    }

    /**
     * Solves for the directions of single shares: along them the ELBO changes by the gap of the share. They exist where
     * the share has parameters of its own; a noise variance that all dimensions share gives none for a single one.
     *
     * @param model the model
     * @param parameters Ψ and Θ, and perhaps more
     * @param shares the shares
     * @param random by which latents and observations are drawn
     * @return the direction of each share, or empty if there is none
     * @throws IllegalArgumentException if there are more than {@link #LARGEST} unknowns
     * @throws org.entropysum.numeric.NumericFailure if a number is not finite
     */
    public static List<Optional<Direction.Along>> solve(
            GenerativeModel model, Parameters parameters, List<? extends Share> shares, UniformRandomProvider random) {
        CriterionSolver solver = of(model, parameters, shares, random);
        return IntStream.range(0, shares.size())
                .mapToObj(solver::best)
                .map(attempt -> attempt.residual() <= SOLVED ? Optional.of(solver.along(attempt)) : none())
                .toList();
    }

    private static Optional<Direction.Along> none() {
        return Optional.empty();
    }

    private static List<Share> wholes(GenerativeModel model) {
        return model.conditionals().stream()
                .map(Conditional::name)
                .<Share>map(Share.Whole::new)
                .toList();
    }

    private static CriterionSolver of(
            GenerativeModel model, Parameters parameters, List<? extends Share> shares, UniformRandomProvider random) {
        if (isTooLarge(model)) {
            throw new IllegalArgumentException("the criterion is solved for at most " + LARGEST + " parameters, not "
                    + unknowns(model) + "; as it does not depend on sizes, try a smaller model");
        }
        return new CriterionSolver(model, parameters.restrictedTo(model.layout()), shares, random);
    }

    /**
     * Whether a model has too many parameters for {@link #solve}; what it states can still be tried.
     *
     * @param model the model
     * @return true if there are more than {@link #LARGEST} unknowns
     */
    public static boolean isTooLarge(GenerativeModel model) {
        return unknowns(model) > LARGEST;
    }

    private static int unknowns(GenerativeModel model) {
        return model.layout().size() + model.latentSize();
    }

    /**
     * What the model states, tried on the equations: the answer for models that are too large to be solved for. A stated
     * direction counts if it solves the equations of its term; where none is stated, none is looked for.
     *
     * @param model the model
     * @param parameters Ψ and Θ, and perhaps more
     * @param random by which latents and observations are drawn
     * @return one solution for each conditional, in their order
     * @throws org.entropysum.numeric.NumericFailure if a number is not finite
     */
    public static List<CriterionSolution> tryStated(
            GenerativeModel model, Parameters parameters, UniformRandomProvider random) {
        return model.directions(parameters).stream()
                .map(direction -> tried(model, parameters, direction, random))
                .toList();
    }

    private static CriterionSolution tried(
            GenerativeModel model, Parameters parameters, Direction direction, UniformRandomProvider random) {
        if (!(direction instanceof Direction.Along along)) {
            return new CriterionSolution(direction, 1, List.of());
        }
        double residual = residual(model, parameters, along, random);
        if (residual <= SOLVED) {
            return new CriterionSolution(along, residual, moved(along, model.layout()));
        }
        String because = String.format(Locale.ROOT, "the direction that is stated leaves %.2g of the gap", residual);
        return new CriterionSolution(new Direction.Missing(along.term(), because), residual, List.of());
    }

    private static List<String> moved(Direction.Along along, Layout layout) {
        Parameters tangent = along.tangent().in(layout);
        return layout.blocks().stream()
                .map(Block::name)
                .filter(name -> Arrays.stream(tangent.matrix(name).values()).anyMatch(velocity -> velocity != 0))
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
        double[] tangent = stated.tangent().in(own.layout()).values();
        double[] unknowns = Arrays.copyOf(tangent, tangent.length + model.latentSize());
        System.arraycopy(stated.latentRates(), 0, unknowns, tangent.length, model.latentSize());
        JointSample sample = JointSample.of(model, own, FRESH, random);
        return CriterionEquations.of(model, own, sample, List.of(new Share.Whole(stated.term())))
                .residual(0, unknowns);
    }

    private CriterionSolution solution(int share) {
        Attempt best = best(share);
        if (best.residual() <= SOLVED) {
            Attempt fewest = freed(share, best);
            return new CriterionSolution(along(fewest), fewest.residual(), names(fewest.blocks()));
        }
        return missing(attempt(share, everything(), new int[0]), best);
    }

    /** An attempt at a share by some blocks and rates. */
    private record Attempt(Share share, Set<Block> blocks, int[] rates, double[] unknowns, double residual) {}

    private Set<Block> everything() {
        return new LinkedHashSet<>(layout.blocks());
    }

    private Attempt best(int share) {
        Attempt still = attempt(share, everything(), new int[0]);
        return still.residual() <= SOLVED || moving.length == 0 ? still : attempt(share, everything(), moving);
    }

    private Attempt attempt(int share, Set<Block> blocks, int[] rates) {
        int[] chosen = IntStream.concat(
                        layout.blocks().stream().filter(blocks::contains).flatMapToInt(this::entries),
                        Arrays.stream(rates).map(h -> layout.size() + h))
                .toArray();
        double[] values = decomposition(chosen).solve(equations.right(share));
        double[] unknowns = new double[layout.size() + model.latentSize()];
        for (int i = 0; i < chosen.length; i++) {
            unknowns[chosen[i]] = values[i];
        }
        return new Attempt(shares.get(share), blocks, rates, unknowns, fresh.residual(share, unknowns));
    }

    /** Many shares ask for the same unknowns. */
    private LeastSquares decomposition(int... chosen) {
        return decompositions.computeIfAbsent(
                Arrays.stream(chosen).boxed().toList(), unknowns -> LeastSquares.of(equations.left(chosen)));
    }

    private IntStream entries(Block block) {
        int offset = layout.offset(block.name());
        return IntStream.range(offset, offset + block.size());
    }

    /** The same without the blocks that it can do without, the largest first. */
    private Attempt freed(int share, Attempt solved) {
        Attempt fewest = solved;
        List<Block> candidates = layout.blocks().stream()
                .sorted(Comparator.comparingInt(Block::size).reversed())
                .toList();
        for (Block block : candidates) {
            Set<Block> fewer = new LinkedHashSet<>(fewest.blocks());
            fewer.remove(block);
            Attempt attempt = attempt(share, fewer, solved.rates());
            if (attempt.residual() <= SOLVED) {
                fewest = attempt;
            }
        }
        return fewest;
    }

    private Direction.Along along(Attempt attempt) {
        double[] rates = Arrays.copyOfRange(attempt.unknowns(), layout.size(), attempt.unknowns().length);
        Parameters tangent = Parameters.of(layout, Arrays.copyOf(attempt.unknowns(), layout.size()));
        return new Direction.Along(attempt.share().name(), tangent, rates);
    }

    private static List<String> names(Set<Block> blocks) {
        return blocks.stream().map(Block::name).toList();
    }

    private CriterionSolution missing(Attempt still, Attempt best) {
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "no direction of the parameters scales its natural parameters; the best one leaves %.2g of the gap",
                still.residual()));
        if (best.rates().length > 0) {
            reasons.add(String.format(Locale.ROOT, "with latents rescaled under q it leaves %.2g", best.residual()));
        }
        String term = best.share().term();
        model.conditionals().stream()
                .filter(conditional -> conditional.name().equals(term))
                .flatMap(conditional -> RigidStatistics.of(conditional, parameters, sample).sentence().stream())
                .forEach(reasons::add);
        Direction none = new Direction.Missing(term, String.join("; ", reasons));
        return new CriterionSolution(none, best.residual(), List.of());
    }
}
