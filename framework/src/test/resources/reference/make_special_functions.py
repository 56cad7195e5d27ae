#!/usr/bin/python3
"""Makes special-functions.csv beside this script (Debian: apt-get install python3-mpmath; then run it here).

Every value is mpmath's own function, or a difference of two of its values, with 60 digits and as many more as the
difference loses.
"""
from mpmath import mp, mpf, besseli, loggamma, psi, log, pi, nstr, exp

mp.dps = 60
ARGUMENTS = [1e-300, 1e-100, 1e-20, 1e-8, 1e-3, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999999, 1.0, 1.0000001, 1.001, 1.25, 1.4616,
             1.4616321449683622, 1.4616321449683625, 1.4617, 1.75, 1.999, 2.0, 2.001, 2.5, 3.0, 3.3, 4.0, 5.5, 7.0, 7.9, 8.0, 9.0,
             10.0, 11.5, 11.999, 12.0, 12.5, 15.0, 20.0, 50.0, 171.0, 1e3, 1e4, 1e6, 1e8, 1e15, 1e100, 1e300]
PAIRS = [1e-300, 1e-8, 1e-3, 0.1, 0.5, 1.0, 1.5, 2.0, 5.0, 9.9, 12.0, 20.0, 100.0, 1e4, 1e6, 1e8]
CIRCLE = [1e-10, 1e-8, 1e-4, 1e-3, 0.01, 0.1, 0.5, 1.0, 2.0, 3.75, 5.0, 10.0, 20.0, 29.9, 30.0, 30.1, 40.0, 50.0, 100.0, 500.0,
          700.0, 1e3, 1e4, 1e6, 1e8]


def line(function, arguments, value):
    out.write(",".join([function] + [repr(a) for a in arguments] + [""] * (2 - len(arguments)) + [nstr(value, 25)]) + "\n")


with open("special-functions.csv", "w", encoding="utf-8") as out:
    out.write("# Made by make_special_functions.py (mpmath, 60 digits and more)\nfunction,first,second,value\n")
    for x in ARGUMENTS:
        m = mpf(x)
        with mp.workdps(800):
            line("log gamma", [x], loggamma(m))
            line("stirling remainder", [x], loggamma(m) - (m - mpf(1) / 2) * log(m) + m - log(2 * pi) / 2)
            line("digamma", [x], psi(0, m))
            line("log minus digamma", [x], log(m) - psi(0, m))
            if 1e-100 < x:
                line("trigamma", [x], psi(1, m))
    for a in PAIRS:
        for b in PAIRS:
            x, y = mpf(a), mpf(b)
            with mp.workdps(700):
                line("log beta", [a, b], loggamma(x) + loggamma(y) - loggamma(x + y))
                line("digamma difference", [a, b], psi(0, x + y) - psi(0, x))
                if a > 1e-100:
                    line("trigamma difference", [a, b], psi(1, x) - psi(1, x + y))
    for k in CIRCLE:
        with mp.workdps(100):
            x = mpf(k)
            zero, one = besseli(0, x), besseli(1, x)
            line("log bessel zero", [k], log(zero))
            line("log scaled bessel zero", [k], log(zero) - x)
            line("bessel ratio", [k], one / zero)
            line("bessel complement", [k], 1 - one / zero)
            line("bessel slope", [k], 1 - one / zero / x - (one / zero) ** 2)
