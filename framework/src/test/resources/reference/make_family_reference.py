#!/usr/bin/python3
"""Makes the reference values of the families that make_reference.py does not have (it has to lie beside this script, whose
format and rules it shares). 60 digits; no entropy formula, no closed form of a log partition function and none of its
derivatives is used, and of every density it is asserted that it integrates to one.

A continuous variable is integrated by Gauss-Legendre rules of 96 nodes on panels that double in width away from the bulk,
in a coordinate in which its density has exponential tails: log x on the half line, log x/(1-x) between 0 and 1. A count is
summed term by term to 100 and, where that is not enough, from there on by the Euler-Maclaurin formula over such panels.
"""
import sys
from mpmath import mp, mpf, exp, log, log1p, sqrt, pi, sin, cos, loggamma, besseli, bernoulli as bernoulli_number, factorial, taylor
from mpmath import matrix, cholesky
from mpmath.calculus.quadrature import GaussLegendre
from make_reference import write, requires_one, snapped, gaussian_column, poisson_column

mp.dps = 60
NODES = GaussLegendre(mp).calc_nodes(6, mp.prec + 20)
REACH = 150  # exp(-150) = 1e-65


def panels(center, width, left, right):
    """Doubling panels around the center, to the left and right ends."""
    ends = [center]
    step = width / 4
    while ends[-1] < right:
        ends.append(min(ends[-1] + step, right))
        step *= mpf(3) / 2
    step = width / 4
    while ends[0] > left:
        ends.insert(0, max(ends[0] - step, left))
        step *= mpf(3) / 2
    return list(zip(ends, ends[1:]))


def integral(function, pieces):
    """Of a function that returns several numbers at once."""
    total = None
    for low, high in pieces:
        half = (high - low) / 2
        middle = (high + low) / 2
        for node, weight in NODES:
            values = function(middle + half * node)
            scaled = [v * weight * half for v in values]
            total = scaled if total is None else [t + s for t, s in zip(total, scaled)]
    return total


def column(coordinate, pieces, eta, statistics, log_density, log_measure=None, log_unit=None):
    """Entropy, log partition and mean of one continuous variable. `coordinate(y)` is (the event, log dx/dy)."""
    center = pieces[len(pieces) // 2][0]

    def exponent(event):
        t = statistics(event)
        return sum(mpf(e) * s for e, s in zip(eta, t)) + (log_measure(event) if log_measure else 0) + (log_unit or 0)

    event, volume = coordinate(center)
    shift = exponent(event) + volume

    def terms(y):
        event, volume = coordinate(y)
        log_p = log_density(event)
        p = exp(log_p + volume)
        h = log_measure(event) if log_measure else mpf(0)
        moments = [p * t for t in statistics(event)]
        return [p, -p * (log_p - h), exp(exponent(event) + volume - shift)] + moments + [abs(m) for m in moments]

    values = integral(terms, pieces)
    requires_one(values[0])
    size = len(statistics(event))
    mean = [snapped(v, scale) for v, scale in zip(values[3:3 + size], values[3 + size:])]
    return values[1], log(values[2]) + shift, mean


# --- the half line, in y = log x --------------------------------------------------------------------------------------

def half_line(y):
    return (exp(y), y), y


def half_line_panels(shape, rate):
    """For densities x^shape exp(-rate x) dy."""
    center = log(max(shape, 1) / rate)
    width = 1 / sqrt(max(shape, 1))
    return panels(center, width, center - REACH * 3 * width - REACH / shape, center + 3 * width * 16 + 6)


def gamma_column(eta, absorbed):
    shape = mpf(eta[0]) + 1 if absorbed else mpf(eta[0])
    rate = -mpf(eta[1])
    normalizer = shape * log(rate) - loggamma(shape)
    return column(half_line, half_line_panels(shape, rate), eta, lambda e: [e[1], e[0]],
                  lambda e: normalizer + (shape - 1) * e[1] - rate * e[0], None if absorbed else lambda e: -e[1])


GAMMA = [(2.5, 1.5), (1.0, 1.0), (0.5, 2.0), (0.125, 0.3), (1e-3, 1.0), (1e-8, 1.0), (10.0, 1e-3), (11.9, 3.0), (12.0, 12.0),
         (100.0, 7.0), (1e4, 1e4), (1e6, 2.0), (1e8, 1e8), (1e8, 1.0), (3.0, 1e-100), (3.0, 1e100)]


def gamma():
    for name, absorbed in [("gamma", True), ("gamma-with-base-measure", False)]:
        rows = []
        for shape, rate in GAMMA:
            eta = [shape - 1 if absorbed else shape, -rate]
            rows.append(("shape %r and rate %r" % (shape, rate), eta) + gamma_column(eta, absorbed))
        how = "quadrature of -p log p in log x" if absorbed else "quadrature of -p log(p x) in log x"
        write(name, 2, 2, how, rows)
        if absorbed:
            pairs("gamma-two", 2, how, rows)


def pairs(name, statistics, how, rows):
    """Two columns, the settings one after the other."""
    both = []
    for first, second in zip(rows, rows[1:]):
        interleave = lambda a, b: [v for s in range(statistics) for v in (a[s], b[s])]
        both.append((first[0], interleave(first[1], second[1]), first[2] + second[2], first[3] + second[3],
                     interleave(first[4], second[4])))
    write(name, 2 * statistics, 2 * statistics, how, both)


def weibull_column(shape, eta):
    k, rate = mpf(shape), -mpf(eta[0])
    scale = lambda y: ((exp(y / k), y / k), y / k - log(k))  # y = log x^k
    return column(scale, half_line_panels(mpf(1), rate), eta, lambda e: [exp(k * e[1])],
                  lambda e: log(rate) + log(k) + (k - 1) * e[1] - rate * exp(k * e[1]),
                  lambda e: log(k) + (k - 1) * e[1])


def exponential_column(eta):
    rate = -mpf(eta[0])
    return column(half_line, half_line_panels(mpf(1), rate), eta, lambda e: [e[0]], lambda e: log(rate) - rate * e[0])


RATES = [1.0, 0.5, 1 / 3, 2.718281828459045, 7.0, 1e-3, 1e3, 1e-8, 1e8, 1e-100, 1e100]


def weibull():
    for name, shape in [("weibull-half", 0.5), ("weibull-three", 3.0)]:
        rows = [("rate %r" % rate, [-rate]) + weibull_column(shape, [-rate]) for rate in RATES]
        write(name, 1, 1, "quadrature of -p log(p/h) in log x, shape %r" % shape, rows)


def exponential():
    rows = [("rate %r" % rate, [-rate]) + exponential_column([-rate]) for rate in RATES]
    write("exponential", 1, 1, "quadrature of -p log p in log x", rows)


def log_normal():
    rows = []
    for mean, variance in [(0.0, 1.0), (1.0, 0.25), (-2.0, 4.0), (0.5, 1e-3), (3.0, 1e-8), (-30.0, 9.0), (100.0, 2.0), (0.0, 1e-100),
                           (1e-8, 1 / 3), (0.1, 50.0), (2 / 3, 1e-4)]:
        eta = [mean / variance - 1, -0.5 / variance]
        two = mpf(eta[1])
        v = -1 / (2 * two)
        mu = (mpf(eta[0]) + 1) * v
        pieces = panels(mu, sqrt(v), mu - 17 * sqrt(v), mu + 17 * sqrt(v))
        rows.append(("mean %r and variance %r" % (mean, variance), eta) + column(
            half_line, pieces, eta, lambda e: [e[1], e[1] ** 2],
            lambda e: -e[1] - log(2 * pi * v) / 2 - (e[1] - mu) ** 2 / (2 * v), None, -log(2 * pi) / 2))
    write("log-normal", 2, 2, "quadrature of -p log p in log x", rows)


# --- the unit interval, in y = log x/(1-x) ----------------------------------------------------------------------------

def unit_interval(y):
    """The event as its two logarithms."""
    first, second = -log1p(exp(-y)), -log1p(exp(y))
    return (first, second), first + second


def beta_panels(a, b):
    width = sqrt(1 / max(a, 1) + 1 / max(b, 1))
    center = log(max(a, 1) / max(b, 1))
    return panels(center, width, center - 16 * width - REACH * (1 / a + 1), center + 16 * width + REACH * (1 / b + 1))


def beta_column(eta):
    a, b = mpf(eta[0]) + 1, mpf(eta[1]) + 1
    normalizer = loggamma(a + b) - loggamma(a) - loggamma(b)
    return column(unit_interval, beta_panels(a, b), eta, lambda e: [e[0], e[1]],
                  lambda e: normalizer + (a - 1) * e[0] + (b - 1) * e[1])


def beta():
    rows = []
    for a, b in [(2.0, 3.0), (1.0, 1.0), (0.5, 0.5), (1e-3, 1e-3), (1e-8, 1e-8), (1e-8, 3.0), (1e-3, 1e4), (1e6, 1e6), (1e6, 2.0),
                 (1e8, 0.5), (12.0, 12.5), (30.0, 0.1), (1e4, 1e6)]:
        eta = [a - 1, b - 1]
        rows.append(("shapes %r and %r" % (a, b), eta) + beta_column(eta))
    write("beta", 2, 2, "quadrature of -p log p in log x/(1-x)", rows)


def continuous_bernoulli_column(eta):
    lam, other = 1 / (1 + exp(-mpf(eta[0]))), 1 / (1 + exp(mpf(eta[0])))
    log_odds = log(lam) - log(other)
    constant = log(log_odds / (lam - other)) if lam != other else log(mpf(2))
    width = 1 / max(1, abs(mpf(eta[0])))
    center = 1 - width / 2 if eta[0] > 0 else width / 2
    return column(lambda y: ((y,), mpf(0)), panels(center, width, mpf(0), mpf(1)), eta, lambda e: [e[0]],
                  lambda e: constant + e[0] * log(lam) + (1 - e[0]) * log(other))


def continuous_bernoulli():
    rows = [("log odds %r" % eta, [eta]) + continuous_bernoulli_column([eta])
            for eta in [0.0, 1e-12, -1e-6, 1e-3, 0.1, -0.59, 0.6, 0.61, -1.0, 1.0986122886681098, 3.0, -5.0, 20.0, -40.0, 100.0,
                        -300.0]]
    write("continuous-bernoulli", 1, 1, "quadrature of -p log p", rows)


def dirichlet():
    """Sticks: x = (u, (1-u) v, (1-u)(1-v)); every integrand is a sum of products of a function of u and one of v."""
    rows = []
    for alpha in [(2.0, 3.0, 4.0), (1.0, 1.0, 1.0), (0.5, 0.5, 0.5), (1e-3, 1e-3, 1e-3), (1e-8, 2.0, 1.0), (1e6, 1e6, 1e6),
                  (1e6, 1.0, 1e-3), (1e4, 2e4, 0.5), (12.0, 11.9, 0.25), (30.0, 1e-3, 3.0), (1e8, 1e4, 1.0)]:
        eta = [a - 1 for a in alpha]
        a = [mpf(e) + 1 for e in eta]
        normalizer = loggamma(sum(a)) - sum(loggamma(s) for s in a)

        def terms(first, second):
            def at(y):
                (low, high), volume = unit_interval(y)
                p = exp(first * low + second * high)
                return [p, p * low, p * high]
            return at

        # p du (1-u) dv, with the volumes of the coordinates in the exponents
        u = integral(terms(a[0], a[1] + a[2]), beta_panels(a[0], a[1] + a[2]))
        v = integral(terms(a[1], a[2]), beta_panels(a[1], a[2]))
        unit = exp(normalizer)
        requires_one(unit * u[0] * v[0])
        mean = [unit * u[1] * v[0], unit * (u[2] * v[0] + u[0] * v[1]), unit * (u[2] * v[0] + u[0] * v[2])]
        entropy = -normalizer - sum((s - 1) * m for s, m in zip(a, mean))
        rows.append(("shapes %r and %r and %r" % alpha, eta, entropy, log(u[0] * v[0]), mean))
    write("dirichlet", 3, 3, "iterated quadrature of -p log p along broken sticks", rows)


# --- the circle -------------------------------------------------------------------------------------------------------

def von_mises():
    rows = []
    for direction, concentration in [(0.0, 0.0), (1.0, 1e-10), (2.0, 1e-3), (-1.0, 0.1), (0.5, 1.0), (3.0, 3.75), (-2.0, 12.0),
                                     (1.0, 29.9), (-0.25, 30.1), (2.0, 100.0), (0.125, 1e4), (-3.0, 1e8), (0.0, 1e8)]:
        eta = [float(concentration * cos(mpf(direction))), float(concentration * sin(mpf(direction)))]
        one, two = mpf(eta[0]), mpf(eta[1])
        kappa = sqrt(one ** 2 + two ** 2)
        m = mp.atan2(two, one)
        normalizer = log(2 * pi * besseli(0, kappa))
        pieces = panels(m, 1 / sqrt(max(kappa, 1)), m - pi, m + pi)
        rows.append(("direction %r and concentration %r" % (direction, concentration), eta) + column(
            lambda y: (y, mpf(0)), pieces, eta, lambda x: [cos(x), sin(x)], lambda x: kappa * cos(x - m) - normalizer,
            None, -log(2 * pi)))
    write("von-mises", 2, 2, "quadrature of -p log p over the circle", rows)


# --- Gaussians --------------------------------------------------------------------------------------------------------

def gaussian_spherical():
    rows = []
    for mean, variance in [((0, 0), 1), ((1.5, -2), 1), ((0.3, -4), 0.25), ((1000, -1000), 2), ((3e-100, -1e-100), 1e-200),
                           ((3e100, -1e100), 1e200), ((1e-3, 0), 1e-8), ((1e4, -1), 1e8), ((0, 0), 0.0585498315243192),
                           ((1 / 3, 2 / 3), 1 / 3), ((50, 0), 1e-4)]:
        eta = [m / variance for m in mean] + [-0.5 / variance]
        v = -1 / (2 * mpf(eta[2]))
        columns = [gaussian_column(mpf(e) * v, v, None, lambda x, e=e: mpf(e) * x + mpf(eta[2]) * x * x) for e in eta[:2]]
        rows.append(("mean %r and variance %r" % (mean[0], variance), eta, columns[0][0] + columns[1][0], columns[0][1] + columns[1][1],
                     [columns[0][2], columns[1][2], columns[0][3] + columns[1][3]]))
    write("gaussian-spherical", 3, 3, "trapezoidal quadrature of -p log p in each column", rows)


def gaussian_known_covariance():
    covariance = matrix([[mpf(2), mpf(0.5)], [mpf(0.5), mpf(0.25)]])
    factor = cholesky(covariance)
    precision = covariance ** -1
    determinant = covariance[0, 0] * covariance[1, 1] - covariance[0, 1] ** 2
    grid = [k * mpf(1) / 2 for k in range(-30, 31)]
    rows = []
    for eta in [[0.0, 0.0], [1.0, -2.0], [0.5, 0.25], [1e-8, 0.0], [30.0, -100.0], [1e-20, 1e-20], [-3.0, 12.0], [1e5, -1e5],
                [0.7, 0.1], [1e8, 1.0], [-7.0, 0.0]]:
        one = [mpf(e) for e in eta]
        mu = covariance * matrix(one)
        log_h = lambda x: -(sum(x[i] * precision[i, j] * x[j] for i in range(2) for j in range(2)) + log(determinant)) / 2 - log(2 * pi)
        total = entropy = partition = mpf(0)
        mean = [mpf(0), mpf(0)]
        for a in grid:
            for b in grid:
                x = [mu[0] + factor[0, 0] * a, mu[1] + factor[1, 0] * a + factor[1, 1] * b]
                log_p = log_h([x[0] - mu[0], x[1] - mu[1]])
                weight = exp(log_p) * sqrt(determinant) / 4
                total += weight
                entropy -= weight * (log_p - log_h(x))
                partition += exp(one[0] * x[0] + one[1] * x[1] + log_h(x)) * sqrt(determinant) / 4
                mean = [mean[i] + weight * x[i] for i in range(2)]
        requires_one(total)
        rows.append(("eta %r" % eta[0], eta, entropy, log(partition), [snapped(m, mpf(1) / 4) for m in mean]))
    write("gaussian-known-covariance", 2, 2, "trapezoidal quadrature of -p log(p/h) with h = N(0, ((2, 0.5), (0.5, 0.25)))", rows)


# --- counts -----------------------------------------------------------------------------------------------------------

def counted(function, scale):
    """The sum over 0, 1, 2 ... of a function that returns several numbers at once; its bulk and tail reach as far as scale."""
    first = max(100, min(int(REACH * scale) + 100, 20000))
    total = None
    for x in range(first):
        values = function(mpf(x))
        total = values if total is None else [t + v for t, v in zip(total, values)]
    if REACH * scale + 100 > first:
        rest = integral(function, panels(mpf(first), mpf(first) / 2, mpf(first), 2 * REACH * mpf(scale)))
        at = function(mpf(first))
        for i in range(len(total)):
            slopes = taylor(lambda x: function(x)[i], mpf(first), 15)
            total[i] += rest[i] + at[i] / 2
            for j in range(1, 9):
                total[i] -= bernoulli_number(2 * j) / factorial(2 * j) * slopes[2 * j - 1] * factorial(2 * j - 1)
    return total


def count_column(eta, log_p, log_h, scale):
    def terms(x):
        log_of = log_p(x)
        p = exp(log_of)
        return [p, -p * (log_of - log_h(x)), exp(eta * x + log_h(x)), p * x]

    values = counted(terms, scale)
    requires_one(values[0])
    return values[1], log(values[2]), [values[3]]


PROBABILITIES = [0.3, 0.5, 0.9, 0.999, 0.05, 1e-3, 1e-6, 1e-8, 1e-12, 1 - 2.0 ** -40, 2 / 3]


def negative_binomial(name, r):
    rows = []
    for p in PROBABILITIES + [None]:
        eta = float(log1p(-mpf(p))) if p else -700.0
        e, m = mpf(eta), mpf(r)
        success = 1 - exp(e)
        log_success = log1p(-exp(e))
        log_h = lambda x: mpf(0) if r == 1 else loggamma(x + m) - loggamma(m) - loggamma(x + 1)
        rows.append(("probability %r" % p if p else "probability of failure exp(-700)", [eta]) + count_column(
            e, lambda x: log_h(x) + m * log_success + x * e, log_h, max(m, 1) / success))
    how = "sums of -p log p over the support" if r == 1 else "sums of -p log(p/h) over the support, r = %r" % r
    write(name, 1, 1, how, rows)
    if r == 1:
        pairs("geometric-two", 1, how, rows)


def binomial(name, n):
    rows = []
    for eta in [0.0, -0.8472978603872037, 2.0, -5.0, 8.0, -20.0, 36.5, -100.0, 1e-8, 700.0, -700.0]:
        e = mpf(eta)
        log_success, log_failure = -log1p(exp(-e)), -log1p(exp(e))
        total = entropy = weight = mean = mpf(0)
        log_h = mpf(0)
        for x in range(n + 1):
            log_p = log_h + x * log_success + (n - x) * log_failure
            p = exp(log_p)
            total += p
            entropy -= p * (x * log_success + (n - x) * log_failure)
            weight += exp(x * e + log_h)
            mean += p * x
            log_h += log(mpf(n - x)) - log(mpf(x + 1)) if x < n else 0
        requires_one(total)
        rows.append(("logit %r" % eta, [eta], entropy, log(weight), [mean]))
    write(name, 1, 1, "sums of -p log(p/h) over 0 to n = %d" % n, rows)


def multinomial(name, n):
    rows = []
    for eta in [[0.0, 0.0, 0.0], [1.0, 2.0, 3.0], [-1.5, 0.25, 0.5], [0.0, -10.0, -20.0], [0.0, -40.0, -40.0], [700.0, 0.0, -700.0],
                [1e-8, 0.0, -1e-8], [-1000.0, -1001.0, -1002.0], [5.0, 5.0, -745.0], [0.5, -0.5, 2.0]]:
        total_weight = sum(exp(mpf(e)) for e in eta)
        logs = [mpf(e) - log(total_weight) for e in eta]
        total = entropy = weight = mpf(0)
        mean = [mpf(0)] * 3
        for a in range(n + 1):
            for b in range(n + 1 - a):
                x = [a, b, n - a - b]
                log_h = loggamma(mpf(n + 1)) - sum(loggamma(mpf(c + 1)) for c in x)
                of_sequence = sum(c * v for c, v in zip(x, logs))
                p = exp(of_sequence + log_h)
                total += p
                entropy -= p * of_sequence
                weight += exp(sum(c * mpf(e) for c, e in zip(x, eta)) + log_h)
                mean = [m + p * c for m, c in zip(mean, x)]
        requires_one(total)
        rows.append(("logits %r" % eta[0], eta, entropy, log(weight), mean))
    write(name, 3, 3, "sums of -p log(p/h) over all counts of n = %d draws" % n, rows)


# --- products ---------------------------------------------------------------------------------------------------------

def joined(name, how, first, second, constant):
    """Two independent columns with statistics of their own, one behind the other; constant: log h of the first that has to
    leave the entropy because the second varies."""
    rows = []
    for (setting, a), (_, b) in zip(first, second):
        rows.append((setting, a[0] + b[0], a[1] + b[1] + constant, a[2] + b[2], a[3] + b[3]))
    write(name, len(rows[0][1]), len(rows[0][4]), how, rows)


def products():
    gammas = [("shape %r and rate %r" % (k, r), ([k - 1, -r],) + gamma_column([k - 1, -r], True)) for k, r in GAMMA[:11]]
    angles = []
    for kappa in [0.0, 1.0, 2.0, 0.1, 5.0, 12.0, 29.0, 31.0, 100.0, 1e4, 3.0]:
        k = mpf(kappa)
        normalizer = log(2 * pi * besseli(0, k))
        pieces = panels(mpf(0), 1 / sqrt(max(k, 1)), -pi, pi)
        angles.append(("", ([kappa, 0.0],) + column(lambda y: (y, mpf(0)), pieces, [kappa, 0.0], lambda x: [cos(x), sin(x)],
                                                    lambda x: k * cos(x) - normalizer, None, -log(2 * pi))))
    joined("gamma-von-mises", "sum of the quadratures of gamma.csv and von-mises.csv", gammas, angles, 0)
    lives = [("", ([-rate],) + weibull_column(3.0, [-rate])) for rate in RATES]
    joined("von-mises-weibull", "sum of the quadratures of von-mises.csv, without its log h, and of weibull-three.csv",
           [("concentration %r" % a[0][0], a) for _, a in angles], lives, -log(2 * pi))
    failures = []
    for p in PROBABILITIES:
        e = log1p(-mpf(p))
        eta = float(e)
        log_success = log1p(-exp(mpf(eta)))
        failures.append(("probability %r" % p, ([eta],) + count_column(
            mpf(eta), lambda x: log_success + x * mpf(eta), lambda x: mpf(0), 1 / (1 - exp(mpf(eta))))))
    counts = []
    for rate in [1e-8, 1e-4, 0.1, 1.0, 2.0, 9.0, 30.0, 1000.0, 7.0, 0.5, 3.0]:
        eta = float(log(mpf(rate)))
        entropy, partition, mean = poisson_column(eta)
        counts.append(("", ([eta], entropy, partition, [mean])))
    joined("geometric-poisson", "sum of the sums of geometric.csv and of poisson.csv", failures, counts, 0)


ALL = {
    "products": products,
    "gamma": gamma, "weibull": weibull, "exponential": exponential, "log-normal": log_normal, "beta": beta, "continuous-bernoulli": continuous_bernoulli, "dirichlet": dirichlet,
    "von-mises": von_mises, "gaussian-spherical": gaussian_spherical, "gaussian-known-covariance": gaussian_known_covariance,
    "geometric": lambda: negative_binomial("geometric", 1), "negative-binomial": lambda: negative_binomial("negative-binomial", 2.5),
    "binomial": lambda: binomial("binomial", 20), "binomial-many": lambda: binomial("binomial-many", 1000),
    "multinomial": lambda: multinomial("multinomial", 5), "multinomial-many": lambda: multinomial("multinomial-many", 30),
}

if __name__ == "__main__":
    for chosen in sys.argv[1:] or ALL:
        ALL[chosen]()
