"""Figures of numpy and scipy for test/stats/clusters.test.ts and test/task/divergence.test.ts.

    pip install numpy==2.4.6 scipy==1.17.1
    python make.py
    npm run format
"""

import itertools
import json
from pathlib import Path

import numpy as np
from scipy.special import softmax
from scipy.stats import entropy, t

HERE = Path(__file__).parent
TAIL = 0.05
RESAMPLES = 20_000


def bootstrap(random, sums, sizes):
    """Standard error of the mean over items when whole clusters are drawn."""
    drawn = random.integers(len(sums), size=(RESAMPLES, len(sums)))
    return float(np.std(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1), ddof=1))


def mean_interval(sums, sizes):
    count, mean = len(sums), sums.sum() / sizes.sum()
    error = np.sqrt(count / (count - 1) * np.square(sums - mean * sizes).sum()) / sizes.sum()
    half = t.ppf(1 - TAIL, count - 1) * error
    return {"mean": mean, "standardError": error, "low": mean - half, "high": mean + half}


def difference_interval(sums, sizes):
    size = sizes.mean()
    made = mean_interval(np.append(sums, [size, -size]), np.append(sizes, [size, size]))
    return {"mean": made["mean"], "low": made["low"], "high": made["high"]}


def effective(sums, sizes):
    share = sums.sum() / sizes.sum()
    if share in (0, 1):
        return float(len(sums))
    error = mean_interval(sums, sizes)["standardError"]
    return float(min(sizes.sum(), share * (1 - share) / error**2))


def sign_flip(sums):
    """Every way to flip the clusters."""
    totals = np.array([np.dot(signs, sums) for signs in itertools.product([-1, 1], repeat=len(sums))])
    return float(np.mean(np.abs(totals) >= abs(sums.sum())))


def cluster_sets(random):
    for title, count, largest, spread in [
        ("clusters of one", 60, 1, 1.0),
        ("frames of a few videos that stay alike", 40, 12, 2.0),
        ("clusters of very unequal size", 35, 80, 0.5),
        ("large clusters without anything in common", 50, 20, 0.0),
        ("thirty clusters, the fewest there may be", 30, 6, 1.0),
        ("nothing changes", 45, 5, None),
    ]:
        sizes = random.integers(1, largest + 1, size=count)
        values, signs = [], []
        for size in sizes:
            shared = 0 if spread is None else random.normal() * spread
            own = random.normal(0.2 + shared, 1, size=size)
            values.append(own)
            signs.append(np.zeros(size, int) if spread is None else np.sign(np.trunc(own / 1.2)).astype(int))
        yield title, sizes, values, signs


def clusters():
    random = np.random.default_rng(7)
    cases = []
    for title, sizes, values, signs in cluster_sets(random):
        sums = np.array([each.sum() for each in values])
        nets = np.array([each.sum() for each in signs])
        counted = np.array([(each > 0).sum() for each in signs])
        cases.append({
            "title": title,
            "values": [each.tolist() for each in values],
            "signs": [each.tolist() for each in signs],
            "mean": mean_interval(sums, sizes),
            "bootstrap": bootstrap(random, sums, sizes),
            "difference": difference_interval(nets, sizes),
            "effective": effective(counted, sizes),
        })
    flips = [{"differences": each, "p": sign_flip(np.array(each))} for each in [
        [1, 1, 1, 1, 1, -1],
        [5, 1, 1, -1, -1, -1],
        [0, 0, 3],
        [2, -2, 4, -4],
        [7, 3, 2, 2, 1, -1, -3, 5, 4, 1, 1, 6],
        [0, 0],
    ]]
    return {"tail": TAIL, "cases": cases, "flips": flips}


def divergences():
    """KL(baseline ‖ candidate) in nats, and whether the most likely class is the same."""
    random = np.random.default_rng(11)
    cases = []
    for title, classes, scale, noise in [
        ("ten classes, almost the same", 10, 3.0, 0.01),
        ("ten classes, quite different", 10, 3.0, 2.0),
        ("a thousand classes", 1000, 2.0, 0.3),
        ("logits far from zero", 4, 400.0, 50.0),
        ("the same logits, moved", 5, 2.0, None),
    ]:
        before = random.normal(0, scale, size=(40, classes))
        now = before + (17.0 if noise is None else random.normal(0, noise, size=before.shape))
        if classes == 1000:
            before, now = before[:5], now[:5]
        p, q = softmax(before, axis=1), softmax(now, axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            kl = entropy(p, q, axis=1)
        # Where rounding makes a probability 0, the divergence is taken from the logarithms.
        logs = before - np.logaddexp.reduce(before, axis=1, keepdims=True)
        others = now - np.logaddexp.reduce(now, axis=1, keepdims=True)
        exact = np.sum(np.exp(logs) * (logs - others), axis=1)
        assert np.allclose(kl[np.isfinite(kl)], exact[np.isfinite(kl)], atol=1e-9)
        cases.append({
            "title": title,
            "baseline": before.tolist(),
            "candidate": now.tolist(),
            "kl": exact.tolist(),
            "agree": (before.argmax(axis=1) == now.argmax(axis=1)).tolist(),
        })
    return {"cases": cases}


def write(name, content):
    (HERE / f"{name}.json").write_text(json.dumps(content, allow_nan=False) + "\n")


write("clusters", clusters())
write("divergence", divergences())
