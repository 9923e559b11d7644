"""`multi-label.json` by scikit-learn, `token-classification.json` by seqeval. Run by make.py."""

import numpy as np
import seqeval.metrics as seqeval
from make import NOT_FINITE, item, undefined, write
from seqeval.scheme import IOB2, IOBES, Entities
from sklearn.metrics import average_precision_score, f1_score

random = np.random.default_rng(22)


def multi_label() -> None:
    def drawn(items: int, classes: int, share: float) -> tuple[np.ndarray, np.ndarray]:
        marks = (random.random((items, classes)) < share).astype(int)
        scores = np.clip(0.35 * marks + random.random((items, classes)) * 0.6, 0, 1).round(3)
        return scores, marks

    sets = {
        "sixty items of six classes": drawn(60, 6, 0.3),
        "ties": (np.round(drawn(40, 4, 0.4)[0], 1), (random.random((40, 4)) < 0.4).astype(int)),
        "one class": drawn(25, 1, 0.5),
        "all scores equal": (np.full((20, 3), 0.5), drawn(20, 3, 0.5)[1]),
        "a class that is neither labelled nor predicted": (
            np.hstack([drawn(20, 2, 0.5)[0], np.zeros((20, 1))]),
            np.hstack([drawn(20, 2, 0.5)[1], np.zeros((20, 1), int)]),
        ),
        "a class that is only predicted": (drawn(20, 2, 0.5)[0], np.hstack([np.zeros((20, 1), int), drawn(20, 1, 0.5)[1]])),
        "one item": drawn(1, 5, 0.5),
    }
    threshold = 0.4
    cases = []
    for title, (scores, marks) in sets.items():
        items = [item(row, np.flatnonzero(mark).tolist()) for row, mark in zip(scores, marks)]
        predicted = (scores >= threshold).astype(int)
        occurring = [index for index in range(marks.shape[1]) if marks[:, index].any()]
        # scikit-learn takes one column for two classes.
        average = lambda name: "binary" if marks.shape[1] == 1 else name
        found = {
            "micro-f1": f1_score(marks, predicted, average=average("micro")),
            "macro-f1": f1_score(marks, predicted, average=average("macro"), zero_division=np.nan),
            "map": np.mean([average_precision_score(marks[:, each], scores[:, each]) for each in occurring]),
        }
        for metric, score in found.items():
            task = {"kind": "multi-label", "scores": "probabilities", "threshold": threshold, "metric": metric}
            cases.append({"title": f"{metric}: {title}", "task": task, "items": items, "score": score})
    task = {"kind": "multi-label", "scores": "probabilities"}
    none = [item(np.full(3, 0.1), []) for _ in range(5)]
    for metric in ["micro-f1", "macro-f1", "map"]:
        why = "a set without labels and predictions says nothing about the model"
        theirs = 0.0 if metric != "macro-f1" else np.nan
        cases.append({"title": f"{metric}: no labels", "task": task | {"metric": metric}, "items": none, **undefined(theirs, why)})
        broken = [item(np.array([0.9, np.nan]), [0]), item(np.array([0.9, 0.1]), [0])]
        cases.append({"title": f"{metric}: NaN", "task": task | {"metric": metric}, "items": broken, **undefined("an error", NOT_FINITE)})
    write("multi-label", ["scikit-learn"], cases)


def tokens() -> None:
    tags = ["O"] + [f"{prefix}-{kind}" for kind in ["PER", "LOC"] for prefix in "BIES"]

    def drawn(lengths: list[int], allowed: str) -> list[list[str]]:
        usable = [tag for tag in tags if tag[0] in allowed]
        weights = np.array([4.0 if tag == "O" else 1.0 for tag in usable])
        return [list(random.choice(usable, length, p=weights / weights.sum())) for length in lengths]

    def near(labels: list[list[str]], allowed: str) -> list[list[str]]:
        other = drawn([len(each) for each in labels], allowed)
        return [[b if random.random() < 0.2 else a for a, b in zip(*pair)] for pair in zip(labels, other)]

    lengths = random.integers(1, 15, 60).tolist()
    sets = {
        "random tags of IOB2": (drawn(lengths, "OBI"), "OBI"),
        "random tags of IOBES": (drawn(lengths, "OBIES"), "OBIES"),
        "one type that touches": ([["B-PER", "B-PER", "I-PER", "I-PER", "O", "I-PER"]] * 2, "OBI"),
        "entities to the last token": ([["O", "B-LOC", "I-LOC"], ["S-PER"], ["B-PER", "E-PER"], ["B-PER", "I-PER"]], "OBIES"),
        "only one token each": (drawn([1] * 30, "OBIES"), "OBIES"),
        "types that change inside": ([["B-PER", "I-LOC", "I-PER", "E-PER"], ["I-LOC", "E-LOC", "B-LOC", "E-PER"]], "OBIES"),
    }
    cases = []
    why = "a set without entities says nothing about the model"
    for title, (labels, allowed) in sets.items():
        given = near(labels, allowed)
        # Every seventh token does not count.
        counts = [[(row + index) % 7 != 6 for index in range(len(each))] for row, each in enumerate(labels)]
        items = []
        for label, answer, count in zip(labels, given, counts):
            scores = random.random((len(label), len(tags))).round(3)
            for row, tag in enumerate(answer):
                scores[row, tags.index(tag)] += 1
            items.append(item(scores, [tag if kept else None for tag, kept in zip(label, count)]))
        keep = lambda rows: [[tag for tag, kept in zip(*pair) if kept] for pair in zip(rows, counts)]
        labels, given = keep(labels), keep(given)
        schemes = {"lenient": None, "iob2": IOB2, "iobes": IOBES}
        for scheme, theirs in schemes.items():
            if scheme == "iob2" and allowed != "OBI":
                continue
            options = {} if theirs is None else {"mode": "strict", "scheme": theirs}
            score = seqeval.f1_score(labels, given, **options)
            task = {"kind": "token-classification", "classes": "tags.json", "scheme": scheme}
            found = 1 if theirs is None else sum(len(each) for rows in [labels, given] for each in Entities(rows, theirs).entities)
            result = {"score": score} if found > 0 else undefined(score, why)
            cases.append({"title": f"{scheme}: {title}", "task": task, "classes": tags, "items": items, **result})
        accuracy = seqeval.accuracy_score(labels, given)
        task = {"kind": "token-classification", "classes": "tags.json", "metric": "token-accuracy"}
        cases.append({"title": f"accuracy: {title}", "task": task, "classes": tags, "items": items, "score": accuracy})
    task = {"kind": "token-classification", "classes": "tags.json"}
    outside = [item(np.zeros(4, int), ["O"] * 4)]
    cases.append({"title": "no entity", "task": task, "classes": tags, "items": outside, **undefined(seqeval.f1_score([["O"] * 4], [["O"] * 4]), why)})
    missed = [item(np.zeros(2, int), ["B-PER", "O"])]
    cases.append({"title": "nothing found", "task": task, "classes": tags, "items": missed, "score": seqeval.f1_score([["B-PER", "O"]], [["O", "O"]])})
    broken = [item(np.full((1, len(tags)), np.nan), ["O"])]
    cases.append({"title": "NaN", "task": task, "classes": tags, "items": broken, **undefined("not known to seqeval", NOT_FINITE)})
    write("token-classification", ["seqeval"], cases)


def make() -> None:
    multi_label()
    tokens()
