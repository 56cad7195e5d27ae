package org.entropysum.experiments.bench;

import java.util.List;
import java.util.Optional;

/** The cases; each is one declaration here and one resource. */
public final class BenchCases {
    private static final int MANY = Integer.MAX_VALUE;
    private static final int FEW = 15;

    private BenchCases() {}

    /**
     * All cases.
     *
     * @return the cases in the order in which they run
     */
    public static List<BenchCase> all() {
        BenchCase.Work adam = new BenchCase.Work.AdamStep();
        return List.of(
                new BenchCase(
                        "gmm",
                        "20 EM iterations, N=50000 D=10 K=10 full",
                        new BenchCase.Work.Em(20),
                        20 * 2 * 2.0 * 50_000 * 10 * (10 * 11 / 2 + 10 + 1),
                        FEW),
                new BenchCase(
                        "ppca",
                        "fit and score, N=50000 D=100 H=10",
                        new BenchCase.Work.ClosedForm(),
                        2.0 * 50_000 * 100 * 100,
                        FEW),
                new BenchCase(
                        "factor-analysis",
                        "50 EM iterations, N=20000 D=50 H=5",
                        new BenchCase.Work.Em(50),
                        2.0 * 20_000 * 50 * 50,
                        FEW),
                new BenchCase(
                        "belief-net",
                        "one exact-gradient Adam step, N=2000 D=64 H=10",
                        adam,
                        2 * 2.0 * 2000 * 1024 * 64,
                        MANY),
                new BenchCase(
                        "sparse-coding",
                        "one Adam step, N=512 D=256 H=100",
                        adam,
                        passes(512, 256 * 100),
                        MANY));
    }

    /**
     * A case.
     *
     * @param name its name
     * @return the case, if there is one
     */
    public static Optional<BenchCase> find(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Forward, back to the weights and back to the inputs, a multiplication and an addition each. */
    private static double passes(int rows, long multiplications) {
        return 3 * 2.0 * rows * multiplications;
    }
}
