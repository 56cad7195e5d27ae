package org.entropysum.experiments.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.entropysum.model.Parameters;
import org.entropysum.posterior.ModelAssembly;
import org.jspecify.annotations.Nullable;

/** Looks at held-out rows during training, as often as costs at most a tenth of it; when, depends on counts alone. */
final class HeldOutLooks {
    private static final double SHARE = 0.1;

    private final Optional<UnseenRows> rows;
    private double spent;

    private HeldOutLooks(Optional<UnseenRows> rows) {
        this.rows = rows;
    }

    static HeldOutLooks at(Optional<UnseenRows> rows) {
        return new HeldOutLooks(rows.filter(UnseenRows::areCheap));
    }

    /** The held-out ELBO after training has seen that many rows, or null where it is not looked at now. */
    @Nullable
    Double elbo(Parameters parameters, Supplier<ModelAssembly> evaluation, double seen) {
        if (rows.isEmpty() || spent + rows.get().count() > SHARE * seen) {
            return null;
        }
        spent += rows.get().count();
        return rows.get().elbo(parameters, evaluation);
    }
}
