"""`transcript.json` by jiwer, of texts that are read by the rule of CTC. Run by make.py."""

from itertools import groupby

import jiwer
import numpy as np
from make import NOT_FINITE, item, undefined, write

random = np.random.default_rng(22)
ALPHABET = ["<blank>", "|", *"abcdeäé漢", "🙂"]


def read(steps: list[int]) -> str:
    return "".join(ALPHABET[step] for step, _ in groupby(steps) if step != 0).replace("|", " ")


def steps_of(text: str) -> list[int]:
    """Steps that are read as the text: each character once to three times, with a blank between equal ones."""
    steps = [0]
    for character in text.replace(" ", "|"):
        if steps[-1] == ALPHABET.index(character):
            steps.append(0)
        steps += [ALPHABET.index(character)] * int(random.integers(1, 4)) + [0] * int(random.integers(0, 2))
    return steps


def text(words: int) -> str:
    return " ".join("".join(random.choice(ALPHABET[2:], random.integers(1, 5))) for _ in range(words))


def make() -> None:
    labels = [text(random.integers(1, 6)) for _ in range(25)]
    noisy = [[step if random.random() > 0.1 else int(random.integers(len(ALPHABET))) for step in steps_of(each)] for each in labels]
    sets = {
        "twenty-five texts": (labels, noisy),
        "all right": (labels[:10], [steps_of(each) for each in labels[:10]]),
        "nothing but blanks": (labels[:5], [[0, 0, 0]] * 5),
        "one step": (["a", "a"], [[2], [3]]),
        "doubled letters": (["aab bb", "abba"], [steps_of("aab bb"), steps_of("aba")]),
        "spaces around and between": (["a b", "c"], [[1, 2, 1, 0, 1, 3, 1], [1, 1, 4, 1]]),
        "silence": (["", "a b"], [[2, 0, 3], [2, 1, 3]]),
    }
    cases = []
    for title, (labels, given) in sets.items():
        texts = [read(each) for each in given]
        items = []
        for label, steps in zip(labels, given):
            scores = random.random((1, len(steps), len(ALPHABET))).round(2)
            for row, step in enumerate(steps):
                scores[0, row, step] += 1
            items.append(item(scores, label))
        for kind, metric, rate in [("speech", "wer", jiwer.wer), ("ocr", "cer", jiwer.cer)]:
            task = {"kind": kind, "classes": "alphabet.json", "space": "|"}
            cases.append({"title": f"{metric}: {title}", "task": task, "classes": ALPHABET, "items": items, "score": rate(labels, texts)})
    task = {"kind": "speech", "classes": "alphabet.json"}
    broken = [item(np.full((2, len(ALPHABET)), np.nan), "a")]
    cases.append({"title": "NaN", "task": task, "classes": ALPHABET, "items": broken, **undefined("not known to jiwer", NOT_FINITE)})
    empty = [item(np.zeros((2, len(ALPHABET))), "")]
    cases.append({"title": "only silence", "task": task, "classes": ALPHABET, "items": empty, **undefined(jiwer.wer([""], [""]), "errors of no word are no rate")})
    write("transcript", ["jiwer"], cases)
