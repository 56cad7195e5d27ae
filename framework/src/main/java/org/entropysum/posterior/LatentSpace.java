package org.entropysum.posterior;

/** What values the latents of a model have, which decides the variational families that can be combined with it. */
public sealed interface LatentSpace {
    /**
     * Real vectors, \( z \in \mathbb{R}^H \).
     *
     * @param size H, at least 1
     */
    record Real(int size) implements LatentSpace {
        /** Checks the size. {@inheritDoc} */
        public Real {
            requirePositive(size);
        }

        @Override
        public String toString() {
            return size + " real latents";
        }
    }

    /**
     * Bits, \( z \in \{0, 1\}^H \).
     *
     * @param size H, at least 1
     */
    record Binary(int size) implements LatentSpace {
        /** Checks the size. {@inheritDoc} */
        public Binary {
            requirePositive(size);
        }

        @Override
        public String toString() {
            return size + " binary latents";
        }
    }

    /**
     * One of K states. The model lists them, see {@link org.entropysum.model.EnumerableLatents}.
     *
     * @param states K, at least 1
     */
    record Categorical(int states) implements LatentSpace {
        /** Checks the number. {@inheritDoc} */
        public Categorical {
            requirePositive(states);
        }

        @Override
        public String toString() {
            return "a latent of " + states + " states";
        }
    }

    private static void requirePositive(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a latent space has at least one latent or state, not " + size);
        }
    }
}
