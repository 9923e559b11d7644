"""`similarity.json` by SciPy; `probability.json`, `anomaly.json` and `forecast.json` by scikit-learn. Run by make.py."""

import numpy as np
from make import NOT_FINITE, item, undefined, write
from scipy.stats import pearsonr, spearmanr
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    mean_absolute_error,
    mean_pinball_loss,
    precision_recall_curve,
)

random = np.random.default_rng(22)


def similarity() -> None:
    labels = random.uniform(0, 5, 50).round(1)
    sets = {
        "fifty pairs": (labels, labels / 5 + random.normal(size=50).round(3)),
        "ties": (labels.round(0), (labels / 5).round(1)),
        "reversed": (labels, -labels),
        "two pairs": (np.array([1.0, 2.0]), np.array([0.3, 0.1])),
        "large numbers": (labels * 1e9, labels**3 * 1e-9),
    }
    cases = []
    for title, (labels, given) in sets.items():
        items = [item(np.array([[each]]), label) for each, label in zip(given, labels)]
        for metric, theirs in {"spearman": spearmanr, "pearson": pearsonr}.items():
            task = {"kind": "similarity", "metric": metric}
            cases.append({"title": f"{metric}: {title}", "task": task, "items": items, "score": theirs(labels, given)[0]})
    pairs = random.normal(size=(30, 2, 6)).round(2)
    cosines = [a @ b / np.linalg.norm(a) / np.linalg.norm(b) for a, b in pairs]
    labels = (np.array(cosines) + random.normal(size=30) * 0.3).round(2)
    items = [item(pair, label) for pair, label in zip(pairs, labels)]
    cases.append({"title": "two embeddings", "task": {"kind": "similarity"}, "items": items, "score": spearmanr(labels, cosines)[0]})
    constant = [item(np.array([0.5]), each) for each in [1.0, 2.0, 3.0]]
    why = "a correlation with a constant is undefined"
    cases.append({"title": "all equal", "task": {"kind": "similarity"}, "items": constant, **undefined(spearmanr([1, 2, 3], [0.5] * 3)[0], why)})
    single = [item(np.array([0.5]), 1.0)]
    cases.append({"title": "one pair", "task": {"kind": "similarity"}, "items": single, **undefined("an error or NaN", why)})
    broken = [item(np.array([np.nan]), 1.0), item(np.array([0.5]), 2.0), item(np.array([0.1]), 3.0)]
    cases.append({"title": "NaN", "task": {"kind": "similarity"}, "items": broken, **undefined(spearmanr([1, 2, 3], [np.nan, 0.5, 0.1])[0], NOT_FINITE)})
    write("similarity", ["scipy"], cases)


def calibration(right: np.ndarray, confidence: np.ndarray, bins: int) -> float:
    """From the reliability curve of scikit-learn, which has no ECE."""
    shares, means = calibration_curve(right, confidence, n_bins=bins)
    edges = np.linspace(0, 1, bins + 1)
    counts = np.bincount(np.searchsorted(edges[1:-1], confidence), minlength=bins)
    return float(np.sum(counts[counts > 0] / len(right) * np.abs(shares - means)))


def probability() -> None:
    cases = []
    p = random.random(80).round(3)
    sets = {
        "eighty items": ((random.random(80) < p).astype(int), p),
        "on the edges of the bins": (random.integers(0, 2, 80), random.integers(0, 16, 80) / 15),
        "ties": (random.integers(0, 2, 40), np.full(40, 0.3)),
        "one class": (np.ones(20, int), random.random(20).round(2)),
        "certain": (random.integers(0, 2, 30), random.integers(0, 2, 30).astype(float)),
        "one item": (np.array([1]), np.array([0.25])),
    }
    for title, (labels, given) in sets.items():
        items = [item(np.array([each]), int(label)) for each, label in zip(given, labels)]
        task = {"kind": "probability", "scores": "probabilities"}
        brier = brier_score_loss(labels, given, pos_label=1, labels=[0, 1])
        cases.append({"title": f"brier: {title}", "task": task, "items": items, "score": brier})
        for bins in [10, 15]:
            score = calibration(labels, given, bins)
            cases.append({"title": f"ece in {bins}: {title}", "task": task | {"metric": "ece", "bins": bins}, "items": items, "score": score})
    for classes in [2, 5]:
        logits = random.normal(size=(60, classes)).round(2) * 2
        shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        labels = random.integers(0, classes, 60)
        items = [item(row, int(label)) for row, label in zip(logits, labels)]
        task = {"kind": "probability", "scores": "logits"}
        score = brier_score_loss(labels, shares if classes > 2 else shares[:, 1], labels=list(range(classes)))
        cases.append({"title": f"brier: logits of {classes} classes", "task": task, "items": items, "score": score})
        right, confidence = (labels == shares.argmax(axis=1), shares.max(axis=1)) if classes > 2 else (labels, shares[:, 1])
        score = calibration(right.astype(int), confidence, 15)
        cases.append({"title": f"ece: logits of {classes} classes", "task": task | {"metric": "ece"}, "items": items, "score": score})
    broken = [item(np.array([np.nan]), 1), item(np.array([0.5]), 0)]
    task = {"kind": "probability", "scores": "probabilities"}
    cases.append({"title": "NaN", "task": task, "items": broken, **undefined("an error", NOT_FINITE)})
    write("probability", ["scikit-learn"], cases)


def anomaly() -> None:
    labels = (random.random(100) < 0.1).astype(int)
    scores = (labels + random.normal(size=100) * 0.7).round(2)
    sets = {
        "one in ten": (labels, scores),
        "ties": (labels, scores.round(0)),
        "all scores equal": (labels, np.zeros(100)),
        "only anomalies": (np.ones(10, int), scores[:10]),
        "one anomaly, ranked last": (np.array([0, 0, 0, 1]), np.array([4.0, 3.0, 2.0, 1.0])),
        "one item": (np.array([1]), np.array([0.1])),
    }
    cases = []
    for title, (labels, given) in sets.items():
        items = [item(np.array([each]), int(label)) for each, label in zip(given, labels)]
        score = average_precision_score(labels, given)
        cases.append({"title": f"pr-auc: {title}", "task": {"kind": "anomaly"}, "items": items, "score": score})
        precision, recall, _ = precision_recall_curve(labels, given)
        for least in [0.5, 0.9]:
            task = {"kind": "anomaly", "metric": "recall-at-precision", "precision": least}
            score = recall[precision >= least].max()
            cases.append({"title": f"recall at {least}: {title}", "task": task, "items": items, "score": score})
    none = [item(np.array([0.5]), 0), item(np.array([0.1]), 0)]
    why = "recall of no anomaly is undefined"
    cases.append({"title": "no anomaly", "task": {"kind": "anomaly"}, "items": none, **undefined(average_precision_score([0, 0], [0.5, 0.1]), why)})
    broken = [item(np.array([np.nan]), 1), item(np.array([0.1]), 0)]
    cases.append({"title": "NaN", "task": {"kind": "anomaly"}, "items": broken, **undefined("an error", NOT_FINITE)})
    write("anomaly", ["scikit-learn"], cases)


def forecast() -> None:
    cases = []
    for title, steps, season, count in [("twenty series", 6, 1, 20), ("a season of four", 8, 4, 10), ("one step", 1, 1, 10), ("one series", 5, 1, 1), ("a history as short as can be", 3, 2, 5)]:
        items, ratios = [], []
        for _ in range(count):
            past = random.normal(size=season + (1 if "short" in title else 20)).cumsum().round(2)
            came, given = random.normal(size=(2, steps)).round(2) + past[-1]
            items.append(item(given, came.tolist(), past=past))
            ratios.append(mean_absolute_error(came, given) / mean_absolute_error(past[season:], past[:-season]))
        task = {"kind": "forecast", "season": season}
        cases.append({"title": f"mase: {title}", "task": task, "items": items, "score": np.mean(ratios)})
    for title, steps, quantiles, count in [("three quantiles", 5, [0.1, 0.5, 0.9], 20), ("the median", 5, [0.5], 10), ("one step", 1, [0.05, 0.95], 10), ("one series", 4, [0.3], 1), ("exactly right", 3, [0.1, 0.9], 3)]:
        items, losses = [], []
        for _ in range(count):
            came = random.normal(size=steps).round(2)
            given = came[:, None] + random.normal(size=(steps, len(quantiles))).round(2) * (title != "exactly right")
            items.append(item(given, came.tolist()))
            losses.append(np.mean([mean_pinball_loss(came, given[:, index], alpha=each) for index, each in enumerate(quantiles)]))
        task = {"kind": "forecast", "metric": "pinball", "quantiles": quantiles}
        cases.append({"title": f"pinball: {title}", "task": task, "items": items, "score": np.mean(losses)})
    broken = [item(np.array([np.nan]), [1.0], past=np.array([1.0, 2.0]))]
    cases.append({"title": "NaN", "task": {"kind": "forecast"}, "items": broken, **undefined("an error", NOT_FINITE)})
    write("forecast", ["scikit-learn"], cases)


def make() -> None:
    similarity()
    probability()
    anomaly()
    forecast()
