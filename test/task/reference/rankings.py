"""`ranking.json` and `retrieval.json` by ranx. Run by make.py.

ranx leaves the order of equal scores open. Where scores tie, a candidate's score is lowered by a millionth per unit of
relevance before ranx sees it: the least relevant come first.
"""

import numpy as np
from make import NOT_FINITE, item, undefined, write
from ranx import Qrels, Run, evaluate

random = np.random.default_rng(22)


def score_of(queries: list[tuple[np.ndarray, np.ndarray]], metric: str) -> float:
    names = lambda row: {f"d{index}": value for index, value in enumerate(row)}
    qrels, run = {}, {}
    for number, (scores, relevances) in enumerate(queries):
        relevant = {name: int(value) for name, value in names(relevances).items() if value > 0}
        # A query without relevant candidates is unknown to ranx; its score is 0 in trec_eval.
        qrels[f"q{number}"] = relevant or {"none": 1}
        run[f"q{number}"] = names((scores - 1e-6 * relevances).astype(float))
    return evaluate(Qrels(qrels), Run(run), metric, make_comparable=True)


def ranking() -> None:
    def drawn(candidates: int, grades: int, share: float) -> tuple[np.ndarray, np.ndarray]:
        relevances = np.where(random.random(candidates) < share, random.integers(1, grades + 1, candidates), 0)
        return (relevances * 0.3 + random.random(candidates)).round(3), relevances

    sets = {
        "forty queries with thirty candidates": [drawn(30, 1, 0.2) for _ in range(40)],
        "grades": [drawn(25, 3, 0.3) for _ in range(40)],
        "fewer candidates than k": [drawn(4, 2, 0.5) for _ in range(30)],
        "ties": [(np.round(a, 0), b) for a, b in [drawn(20, 2, 0.3) for _ in range(30)]],
        "all scores equal": [(np.full(12, 0.5), drawn(12, 1, 0.4)[1]) for _ in range(10)],
        "queries without relevant candidates": [drawn(10, 1, 0.05) for _ in range(20)],
        "one candidate": [(np.array([0.5]), np.array([1])), (np.array([0.5]), np.array([0]))],
    }
    cases = []
    for title, queries in sets.items():
        items = [item(scores, relevances.tolist()) for scores, relevances in queries]
        for metric in ["ndcg", "recall", "mrr"]:
            for k in [3, 10]:
                task = {"kind": "ranking", "metric": metric, "k": k}
                score = score_of(queries, f"{metric}@{k}")
                cases.append({"title": f"{metric}@{k}: {title}", "task": task, "items": items, "score": score})
    broken = [item(np.array([0.5, np.nan]), [1, 0]), item(np.array([0.5, 0.1]), [1, 0])]
    cases.append({"title": "NaN", "task": {"kind": "ranking"}, "items": broken, **undefined("depends on the order", NOT_FINITE)})
    write("ranking", ["ranx"], cases)


def retrieval() -> None:
    cases = []

    def add(title: str, documents: np.ndarray, queries: np.ndarray, relevant: list[dict[int, int]]) -> None:
        items = [item(each, {"document": f"d{index}"}) for index, each in enumerate(documents)]
        items += [item(each, {"relevant": {f"d{key}": value for key, value in own.items()}}) for each, own in zip(queries, relevant)]
        for similarity in ["cosine", "dot"]:
            unit = lambda rows: rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-300)
            left, right = (unit(queries), unit(documents)) if similarity == "cosine" else (queries, documents)
            ranked = []
            for row, own in zip(left @ right.T, relevant):
                ranked.append((row, np.array([own.get(index, 0) for index in range(len(documents))])))
            for metric in ["ndcg", "recall", "mrr"]:
                task = {"kind": "retrieval", "metric": metric, "k": 5, "similarity": similarity}
                score = score_of(ranked, f"{metric}@5")
                cases.append({"title": f"{similarity}, {metric}: {title}", "task": task, "items": items, "score": score})

    def drawn(documents: int, queries: int, size: int) -> tuple:
        rows = random.normal(size=(documents, size)).round(2)
        own = [{int(each): int(random.integers(1, 3)) for each in random.choice(documents, min(2, documents), replace=False)} for _ in range(queries)]
        given = np.array([sum(rows[key] * value for key, value in each.items()) for each in own]) + random.normal(size=(queries, size))
        return rows, given.round(2), own

    add("thirty documents, twenty queries", *drawn(30, 20, 8))
    add("one document", *drawn(1, 5, 4))
    add("fewer documents than k", *drawn(3, 8, 4))
    rows, given, own = drawn(10, 10, 4)
    add("embeddings of zeros", rows * 0, given, own)
    add("equal documents", np.repeat(rows[:1], 10, axis=0), given, own)
    items = [item(np.array([1.0, np.nan]), {"document": "a"}), item(np.array([1.0, 0.0]), {"relevant": ["a"]})]
    cases.append({"title": "NaN", "task": {"kind": "retrieval"}, "items": items, **undefined("depends on the order", NOT_FINITE)})
    items = [item(np.array([1.0, 2.0]), {"document": "a"})]
    cases.append({"title": "no query", "task": {"kind": "retrieval"}, "items": items, **undefined("an error", "no query is no evidence")})
    write("retrieval", ["ranx"], cases)


def make() -> None:
    ranking()
    retrieval()
