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
        BenchCase.Work adam = new BenchCase.Work.AdamStep(false);
        return List.of(
                new BenchCase(
                        "linear-vae",
                        "one Adam step, exact expectation, moments of N=2000 D=10 H=2",
                        new BenchCase.Work.AdamStep(true),
                        passes(2000, 2 * 10 * 2 + 2 * 2 * 10),
                        MANY),
                new BenchCase(
                        "linear-vae-rows",
                        "one Adam step, exact expectation, all rows, N=2000 D=10 H=2",
                        adam,
                        passes(2000, 10 * 2) + passes(2000, 2 * 2 * 2 * 10),
                        MANY),
                new BenchCase(
                        "linear-vae-sampled",
                        "one Adam step, N=2000 D=10 H=2 S=100",
                        adam,
                        passes(2000, 10 * 2) + passes(200_000, 2 * 10),
                        MANY),
                new BenchCase(
                        "vae1-small",
                        "one Adam step, N=1024 D=18 H=12 hidden=128,24 S=1",
                        adam,
                        passes(1024, stack(18, 128, 24, 24)) + passes(1024, stack(12, 24, 128, 18)),
                        MANY),
                new BenchCase(
                        "vae1-image",
                        "one Adam step, N=2000 D=784 H=2 hidden=50,50 S=1",
                        adam,
                        passes(2000, stack(784, 50, 50, 4)) + passes(2000, stack(2, 50, 50, 784)),
                        MANY),
                new BenchCase(
                        "vae1-image-s100",
                        "one Adam step, N=2000 D=784 H=2 hidden=50,50 S=100",
                        adam,
                        passes(2000, stack(784, 50, 50, 4)) + passes(200_000, stack(2, 50, 50, 784)),
                        FEW),
                new BenchCase(
                        "vae3",
                        "one Adam step, N=2000 D=10 H=2 hidden=50,50 S=100",
                        adam,
                        passes(2000, stack(10, 50, 50, 4)) + passes(200_000, stack(2, 50, 50, 20)),
                        FEW),
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
                        "fit to the maximum and score, N=20000 D=50 H=5",
                        new BenchCase.Work.ClosedForm(),
                        2.0 * 20_000 * 50 * 50,
                        FEW),
                new BenchCase(
                        "belief-net",
                        "one exact-gradient Adam step, N=2000 D=64 H=10",
                        adam,
                        2 * 2.0 * 2000 * 1024 * 64,
                        MANY),
                new BenchCase("sparse-coding", "one Adam step, N=512 D=256 H=100", adam, passes(512, 256 * 100), MANY));
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

    /** Multiplications of a dense stack at one row. */
    private static long stack(int... sizes) {
        long sum = 0;
        for (int i = 1; i < sizes.length; i++) {
            sum += (long) sizes[i - 1] * sizes[i];
        }
        return sum;
    }

    /** Forward, back to the weights and back to the inputs, a multiplication and an addition each. */
    private static double passes(int rows, long multiplications) {
        return 3 * 2.0 * rows * multiplications;
    }
}
