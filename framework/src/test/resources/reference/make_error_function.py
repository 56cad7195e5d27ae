#!/usr/bin/python3
"""Makes error-function.csv beside this script (Debian: apt-get install python3-mpmath; then run it here).

Every value is of mpmath's erf, erfc and normal density with 60 digits, at the double next to the argument. The mean of |x| with
x ~ N(m, s²) is by quadrature of both halves, not by a formula with erf.
"""
from mpmath import mp, mpf, erf, erfc, exp, npdf, quad, nstr

mp.dps = 60
ARGUMENTS = [-6.0, -2.5, -1.0, -0.3, -0.05, 0.0, 1e-10, 0.01, 0.29, 0.3, 0.31, 0.5, 0.84375, 1.0, 1.25, 2.0, 2.857, 3.75, 5.0, 6.0,
             10.0, 20.0, 26.0]
FOLDED = [(0.8, 1.3), (0.0, 2.0), (-3.0, 0.5), (1e-8, 1.0), (12.0, 1.0), (-0.2, 0.1), (2.5, 7.0), (-9.0, 1.1)]


def line(function, first, second, value):
    out.write(",".join([function, repr(first), second, nstr(value, 25)]) + "\n")


with open("error-function.csv", "w", encoding="utf-8") as out:
    out.write("# Made by make_error_function.py (mpmath, 60 digits)\nfunction,first,second,value\n")
    for a in ARGUMENTS:
        line("erf", a, "", erf(mpf(a)))
        line("erfc", a, "", erfc(mpf(a)))
        if a >= 0:
            line("scaled", a, "", exp(mpf(a) ** 2) * erfc(mpf(a)))
    for a, b in FOLDED:
        m, s = mpf(a), mpf(b)
        points = sorted([mpf(0), m] + [m + k * s for k in (-30, -12, -6, -2, 2, 6, 12, 30)])
        line("mean", a, repr(b), quad(lambda x: abs(x) * npdf(x, m, s), points))
        if a:
            line("by mean", a, repr(b), quad(lambda x: (1 if x > 0 else -1) * npdf(x, m, s), points))
        line("by variance", a, repr(b), npdf(m / s) / s)
