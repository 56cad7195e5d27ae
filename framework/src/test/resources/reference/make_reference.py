#!/usr/bin/python3
"""Makes the reference values beside this script (Debian: apt-get install python3-mpmath; then run it here).

For natural parameters that are exact doubles it computes, with at least 50 digits,
    entropy        -E log p, or -E log (p / h) where the base measure h varies,
    log partition  log of the integral (or sum) of h exp(eta' T),
    mean           E T,
by quadrature or summation of the density in usual parameters. No entropy formula, no closed form of the log partition
function and none of its derivatives is used; of every density it is asserted that it integrates to one.
"""
import os
import sys

from mpmath import mp, mpf, exp, log, sqrt, pi, quad, loggamma, floor, det, eigsy, matrix, nstr

mp.dps = 100  # 50 and as many again, because far means cancel
DIGITS = 25
NORMALISED = mpf(10) ** -25


def write(name, columns, means, how, rows):
    header = ["setting"] + ["eta %d" % i for i in range(columns)] + ["entropy", "log partition"]
    header += ["mean %d" % i for i in range(means)]
    with open(name + ".csv", "w", encoding="utf-8") as out:
        out.write("# %s\n# Made by %s (mpmath, at least 50 digits): %s\n" % (name, os.path.basename(sys.argv[0]), how))
        out.write(",".join(header) + "\n")
        for setting, eta, entropy, partition, mean in rows:
            out.write(",".join([setting] + [repr(e) for e in eta] + [text(v) for v in [entropy, partition] + mean]) + "\n")
    print(name, len(rows))


def text(value):
    return "0" if value == 0 else nstr(value, DIGITS, min_fixed=-3, max_fixed=12)


def snapped(value, scale):
    """A moment that vanishes by symmetry is zero, not the quadrature's last digits."""
    return mpf(0) if abs(value) < scale * mpf(10) ** -40 else value


def requires_one(total):
    assert abs(total - 1) < NORMALISED, total


# --- one Gaussian column: the trapezoidal rule is exact up to exp(-2 pi^2 / step^2) and the tails -------------------

STEP = mpf(1) / 4
GRID = [k * STEP for k in range(-64, 65)]


def gaussian_column(mu, variance, log_h, exponent):
    """E[-log p + log h'], where log_h is None for a constant base measure; log of the integral of h exp(exponent)."""
    scale = sqrt(variance)
    total = entropy = first = second = partition = mpf(0)
    for y in GRID:
        x = mu + scale * y
        log_p = -((x - mu) ** 2) / (2 * variance) - log(2 * pi * variance) / 2
        weight = exp(log_p) * scale * STEP
        total += weight
        entropy -= weight * (log_p - (log_h(x) if log_h else 0))
        first += weight * x
        second += weight * x * x
        partition += exp(exponent(x) + (log_h(x) if log_h else -log(2 * pi) / 2)) * scale * STEP
    requires_one(total)
    return entropy, log(partition), snapped(first, scale), second


def gaussian_diagonal():
    settings = [
        ("standard", [0, 0], [1, 1]), ("unit variance", [1.5, -2], [1, 1]), ("two scales", [0.3, -4], [0.25, 9]),
        ("far mean", [1000, -1000], [1, 2]), ("tiny variance", [3e-100, -1e-100], [1e-200, 4e-200]),
        ("huge variance", [3e100, -1e100], [1e200, 4e200]), ("tiny beside huge", [0, 1e100], [1e-200, 1e200]),
        ("variance 1e-8", [1e-3, 0], [1e-8, 1e-8]), ("variance 1e8", [1e4, -1], [1e8, 1e8]),
        ("entropy near zero", [0, 0], [0.0585498315243192, 0.0585498315243192]), ("thirds", [1 / 3, 2 / 3], [1 / 3, 2 / 3]),
        ("mean without variance", [50, 0], [1e-4, 1e-4]),
    ]
    rows = []
    for setting, mean, variance in settings:
        eta = [m / v for m, v in zip(mean, variance)] + [-0.5 / v for v in variance]
        columns = []
        for d in range(2):
            one, two = mpf(eta[d]), mpf(eta[2 + d])
            v = -1 / (2 * two)
            columns.append(gaussian_column(one * v, v, None, lambda x: one * x + two * x * x))
        rows.append((setting, eta, columns[0][0] + columns[1][0], columns[0][1] + columns[1][1],
                     [columns[0][2], columns[1][2], columns[0][3], columns[1][3]]))
    write("gaussian-diagonal", 4, 4, "trapezoidal quadrature of -p log p in the mean and the variance", rows)


def gaussian_known_variance(name, variance, means):
    rows = []
    v = mpf(variance)
    for mean in means:
        eta = [m / variance for m in mean]
        columns = []
        for e in eta:
            one = mpf(e)
            log_h = lambda x: -x * x / (2 * v) - log(2 * pi * v) / 2
            columns.append(gaussian_column(one * v, v, log_h, lambda x: one * x))
        rows.append(("mean %r" % mean[0], eta, sum(c[0] for c in columns), sum(c[1] for c in columns), [c[2] for c in columns]))
    write(name, len(means[0]), len(means[0]),
          "trapezoidal quadrature of -p log(p/h) with h = N(0, %r)" % variance, rows)


# --- the full Gaussian: a lattice in the eigenvectors of the precision -----------------------------------------------

def lattice(d):
    points = [k * mpf(1) / 2 for k in range(-22, 23)]
    grid = [[]]
    for _ in range(d):
        grid = [row + [p] for row in grid for p in points]
    return grid


def gaussian_full(d, name, settings):
    rows = []
    grid = lattice(d)
    for setting, mean, covariance in settings:
        with mp.workdps(800):  # enough for scales of 1e+-100 side by side
            precision = matrix(covariance) ** -1
            one = precision * matrix(mean)
        eta = [float(one[i]) for i in range(d)]
        eta += [float(-(precision[min(i, j), max(i, j)]) / 2) for i in range(d) for j in range(d)]
        rows.append((setting, eta) + full_values(d, eta, grid))
    write(name, d + d * d, d + d * d, "trapezoidal quadrature of -p log p on a lattice along the eigenvectors of the precision",
          rows)


def full_values(d, eta, grid):
    one = [mpf(e) for e in eta[:d]]
    two = [[mpf(eta[d + i * d + j]) for j in range(d)] for i in range(d)]
    precision = matrix([[-2 * two[i][j] for j in range(d)] for i in range(d)])
    with mp.workdps(800):
        values, vectors = eigsy(precision)
        covariance = precision ** -1
        mu = covariance * matrix(one)
        determinant = det(precision)
        log_det = log(determinant)
    jacobian = [[vectors[i, k] / sqrt(values[k]) for k in range(d)] for i in range(d)]
    volume = (mpf(1) / 2) ** d / sqrt(determinant)
    total = entropy = partition = mpf(0)
    first = [mpf(0)] * d
    second = [[mpf(0)] * d for _ in range(d)]
    for y in grid:
        away = [sum(jacobian[i][k] * y[k] for k in range(d)) for i in range(d)]
        x = [mu[i] + away[i] for i in range(d)]
        square = sum(away[i] * sum(precision[i, j] * away[j] for j in range(d)) for i in range(d))
        log_p = (log_det - d * log(2 * pi) - square) / 2
        weight = exp(log_p) * volume
        total += weight
        entropy -= weight * log_p
        exponent = sum(one[i] * x[i] + sum(two[i][j] * x[i] * x[j] for j in range(d)) for i in range(d))
        partition += exp(exponent) * volume
        for i in range(d):
            first[i] += weight * x[i]
            for j in range(d):
                second[i][j] += weight * x[i] * x[j]
    requires_one(total)
    deviation = [sqrt(covariance[i, i]) for i in range(d)]
    mean = [snapped(first[i], deviation[i]) for i in range(d)]
    mean += [snapped(second[i][j], deviation[i] * deviation[j]) for i in range(d) for j in range(d)]
    return entropy, log(partition) - d * log(2 * pi) / 2, mean


def correlated(scales, correlation):
    d = len(scales)
    return [[mpf(scales[i]) * mpf(scales[j]) * (1 if i == j else mpf(correlation)) for j in range(d)] for i in range(d)]


FULL_ONE = [(repr(v), [m * v ** 0.5], [[mpf(v)]]) for m, v in [
    (0, 1), (1, 4), (-2, 0.25), (3, 1e-200), (-1, 1e200), (0, 1e-8), (5, 1e8), (0.5, 1 / 3), (30, 2), (0, 1e100)]]

FULL_TWO = [
    ("standard", [0, 0], correlated([1, 1], 0)), ("correlated", [1, -2], correlated([1, 2], 0.5)),
    ("negative", [0.5, 0], correlated([3, 0.1], -0.75)), ("strongly correlated", [1, 1], correlated([1, 1], 0.96875)),
    ("tiny", [1e-100, 0], correlated([1e-100, 3e-100], 0.5)), ("huge", [1e100, 0], correlated([1e100, 3e100], 0.5)),
    ("two units", [1e4, 1e-4], correlated([1e4, 1e-4], 0.5)), ("tiny beside huge", [0, 1e90], correlated([1e-90, 1e90], 0.25)),
    ("variance 1e-8", [0, 0], correlated([1e-4, 1e-4], -0.25)), ("far mean", [300, -300], correlated([1, 1], 0.25)),
    ("condition 1e3", [0, 0], correlated([1, 1], 0.998)),
]

FULL_THREE = [
    ("standard", [0, 0, 0], correlated([1, 1, 1], 0)), ("correlated", [1, -2, 3], correlated([1, 2, 0.5], 0.5)),
    ("negative", [0, 1, 0], correlated([1, 1, 1], -0.375)), ("units", [0, 1e3, 1e-6], correlated([1, 1e3, 1e-6], 0.25)),
    ("strongly correlated", [0, 0, 1], correlated([2, 1, 1], 0.9375)), ("tiny", [0, 0, 0], correlated([1e-90, 1e-91, 2e-90], 0.5)),
    ("huge", [1e90, 0, 0], correlated([1e90, 1e91, 2e90], 0.5)), ("scales 1e+-60", [0, 0, 0], correlated([1e-60, 1, 1e60], 0.5)),
    ("small", [0.1, 0.2, 0.3], correlated([0.01, 0.02, 0.03], 0.125)), ("far mean", [100, 200, -100], correlated([1, 2, 3], 0.25)),
]


# --- sums over the support --------------------------------------------------------------------------------------------

def bernoulli():
    etas = [[0.0, 0.0], [0.5, -0.25], [2.0, -3.0], [-8.0, 8.0], [20.0, -20.0], [36.5, -36.5], [40.0, -40.0], [-100.0, 100.0],
            [700.0, -700.0], [1e-8, -1e-8], [1e-300, 1.0], [-745.0, 745.0]]
    rows = []
    for eta in etas:
        entropy = partition = mpf(0)
        mean = []
        for e in eta:
            p = 1 / (1 + exp(-mpf(e)))
            complement = 1 / (1 + exp(mpf(e)))
            requires_one(p + complement)
            entropy -= p * log(p) + complement * log(complement)
            partition += log(1 + exp(mpf(e))) if e < 0 else mpf(e) + log(1 + exp(-mpf(e)))
            mean.append(p)
        rows.append(("logits %r" % eta[0], eta, entropy, partition, mean))
    write("bernoulli", 2, 2, "sums of -p log p over {0, 1}, of p and of its complement", rows)


def categorical():
    etas = [[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 4.0], [-1.5, 0.25, 0.5, 2.0], [0.0, -10.0, -20.0, -30.0],
            [0.0, -40.0, -40.0, -40.0], [700.0, 0.0, -700.0, 350.0], [1e-8, 0.0, 0.0, -1e-8], [-1000.0, -1001.0, -1002.0, -1003.0],
            [1000.0, 1000.0, 1000.0, 999.0], [5.0, 5.0, -745.0, -745.0], [1e5, 1e5, -1e5, 0.0]]
    rows = []
    for eta in etas:
        with mp.workdps(120):
            weights = [exp(mpf(e)) for e in eta]
            total = sum(weights)
            pi_ = [w / total for w in weights]
            requires_one(sum(pi_))
            entropy = -sum(p * log(p) for p in pi_)
            rows.append(("logits %r" % eta[0], eta, entropy, log(total), pi_))
    write("categorical", 4, 4, "sums of -p log p over the four categories", rows)


def poisson_column(eta):
    lam = exp(mpf(eta))
    mode = int(floor(lam))
    reach = int(16 * sqrt(lam)) + 80
    low, high = max(0, mode - reach), mode + reach
    log_factorial = loggamma(mpf(low) + 1)
    p = exp(low * log(lam) - lam - log_factorial)
    total = entropy = mean = partition = mpf(0)
    weight = p * exp(lam)
    for k in range(low, high + 1):
        total += p
        entropy -= p * (log(p) + log_factorial)
        mean += p * k
        partition += weight
        p *= lam / (k + 1)
        weight *= lam / (k + 1)
        log_factorial += log(mpf(k + 1))
    requires_one(total)
    return entropy, log(partition), mean


def poisson(name, settings):
    rows = []
    for rates in settings:
        eta = [float(log(mpf(rate))) for rate in rates]
        columns = [poisson_column(e) for e in eta]
        rows.append(("rate %r" % rates[0], eta, sum(c[0] for c in columns), sum(c[1] for c in columns), [c[2] for c in columns]))
    write(name, len(settings[0]), len(settings[0]), "sums of -p log(p x!) over the support", rows)


# --- Laplace: Gauss-Legendre on both sides of the kink ----------------------------------------------------------------

def laplace_column(location, eta):
    b = -1 / mpf(eta)
    ends = [mpf(e) for e in (-130, -80, -40, -20, -10, -5, 0, 5, 10, 20, 40, 80, 130)]
    log_p = lambda y: -abs(y) - log(2 * b)
    over = lambda f: quad(f, ends, method="gauss-legendre")
    requires_one(over(lambda y: exp(log_p(y)) * b))
    entropy = over(lambda y: -exp(log_p(y)) * log_p(y) * b)
    partition = log(over(lambda y: exp(mpf(eta) * abs(b * y)))) + log(b)
    mean = over(lambda y: exp(log_p(y)) * b * abs(y)) * b
    return entropy, partition, mean


def laplace():
    scales = [[1.0, 1.0], [0.5, 3.0], [1e-3, 1e3], [1e-100, 1e-100], [1e100, 1e100], [1e-100, 1e100], [0.18393972058572117, 1.0],
              [7.0, 1e-8], [1e8, 1e8], [1 / 3, 2 / 3], [1e-200, 1e200]]
    rows = []
    for scale in scales:
        eta = [-1 / b for b in scale]
        columns = [laplace_column(0, e) for e in eta]
        rows.append(("scale %r" % scale[0], eta, columns[0][0] + columns[1][0], columns[0][1] + columns[1][1],
                     [columns[0][2], columns[1][2]]))
    write("laplace-scale", 2, 2, "Gauss-Legendre quadrature of -p log p on both sides of the location", rows)


if __name__ == "__main__":
    bernoulli()
    categorical()
    gaussian_diagonal()
    gaussian_known_variance("gaussian-known-variance", 0.49, [
        [0.0, 0.0], [1.0, -2.0], [1e-8, 0.0], [30.0, -0.5], [1e-20, 1e-20], [1e5, 1.0], [0.7, 0.7], [-3.0, 1e-3], [1e8, 1e8],
        [1e30, 0.0]])
    gaussian_known_variance("gaussian-known-variance-tiny", 1e-200, [
        [0.0], [1e-100], [-3e-100], [5e-99], [1e-108], [-1e-92], [2e-100], [1e-104], [-7e-101], [1e-95]])
    gaussian_known_variance("gaussian-known-variance-huge", 1e200, [
        [0.0], [1e100], [-3e100], [5e99], [1e92], [-1e108], [2e100], [1e96], [-7e99], [1e105]])
    laplace()
    gaussian_full(2, "gaussian-full", FULL_TWO)
    poisson("poisson", [[1e-8], [1e-4], [0.1], [1.0], [2.0], [2.718281828459045], [9.0], [30.0], [1000.0], [1e5], [1e8]])
    poisson("poisson-two", [
        [1.0, 1.0], [1e-8, 1e4], [2.0, 9.0], [0.5, 0.25], [1e-3, 1e3], [10.0, 3.0], [1e-4, 1e-4], [7.0, 1e-6], [50.0, 0.1], [1e4, 1e4]])
    gaussian_full(1, "gaussian-full-one", FULL_ONE)
    mp.dps = 50
    gaussian_full(3, "gaussian-full-three", FULL_THREE)
