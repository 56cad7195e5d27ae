package org.entropysum.numeric;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** The library, loaded at the first product that is large enough for it. */
final class OpenBlas {
    /** Whether it could be loaded; its native half comes with the ND4J backend. */
    static final boolean IS_THERE = load();

    private OpenBlas() {}

    // ND4J sets the number of threads when it starts, so it has to start first
    private static boolean load() {
        try {
            Nd4j.factory().blas();
            openblas_nolapack.blas_set_num_threads(1);
            return true;
        } catch (LinkageError | RuntimeException missing) {
            return false;
        }
    }
}
