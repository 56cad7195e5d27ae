package org.entropysum.experiments.dataset.synthetic;

import static java.lang.Math.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

/** Curves, surfaces and groups in two and three dimensions; x from t ~ U(0, 1), before noise of standard deviation s. */
public enum ToyShape {
    /** x = (1 + s ε)(cos 2πt, sin 2πt): the noise is radial. */
    CIRCLE(2) {
        @Override
        void make(Draws draws, double s, double[] x) {
            double angle = 2 * PI * draws.uniform();
            double radius = 1 + s * draws.normal();
            x[0] = radius * cos(angle);
            x[1] = radius * sin(angle);
        }
    },
    /** x = ½(cos a, sin a cos a), a = 2πt: the lemniscate of Gerono. */
    EIGHT(2) {
        @Override
        void make(Draws draws, double s, double[] x) {
            double a = 2 * PI * draws.uniform();
            x[0] = cos(a) / 2;
            x[1] = sin(a) * cos(a) / 2;
            blur(draws, s, x);
        }
    },
    /** x = (a, cos a + 1), a = 3πt. */
    COSINE(2) {
        @Override
        void make(Draws draws, double s, double[] x) {
            x[0] = 3 * PI * draws.uniform();
            x[1] = cos(x[0]) + 1;
            blur(draws, s, x);
        }
    },
    /** Eight Gaussian groups around (1, 1) at the distance 0.4 and multiples of 45°. */
    EIGHT_GAUSSIANS(2) {
        @Override
        void make(Draws draws, double s, double[] x) {
            double angle = PI / 4 * draws.random().nextInt(8);
            x[0] = 1 + 0.4 * cos(angle);
            x[1] = 1 + 0.4 * sin(angle);
            blur(draws, s, x);
        }
    },
    /** x = (3t, 4.5t + 2). */
    LINE(2) {
        @Override
        void make(Draws draws, double s, double[] x) {
            x[0] = 3 * draws.uniform();
            x[1] = 1.5 * x[0] + 2;
            blur(draws, s, x);
        }
    },
    /** x = (a cos a, 21u, a sin a), a = 3π/2 (1 + 2t), u ~ U(0, 1): a surface. */
    SWISS_ROLL(3) {
        @Override
        void make(Draws draws, double s, double[] x) {
            double a = 1.5 * PI * (1 + 2 * draws.uniform());
            x[0] = a * cos(a);
            x[1] = 21 * draws.uniform();
            x[2] = a * sin(a);
            blur(draws, s, x);
        }
    },
    /** x = (u − w, v, w + u) + 1.5, u = 2.5 sin 2πt, v = 2.5 cos 2πt, w = 3t: one turn of a tilted helix. */
    SPIRAL(3) {
        @Override
        void make(Draws draws, double s, double[] x) {
            double t = draws.uniform();
            double u = 2.5 * sin(2 * PI * t);
            double w = 3 * t;
            x[0] = u - w + 1.5;
            x[1] = 2.5 * cos(2 * PI * t) + 1.5;
            x[2] = w + u + 1.5;
            blur(draws, s, x);
        }
    };

    private final int dimension;

    ToyShape(int dimension) {
        this.dimension = dimension;
    }

    int dimension() {
        return dimension;
    }

    abstract void make(Draws draws, double s, double[] x);

    private static void blur(Draws draws, double s, double[] x) {
        for (int d = 0; d < x.length; d++) {
            x[d] += s * draws.normal();
        }
    }
}
