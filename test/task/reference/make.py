"""Scores of the packages that people know, for test/task/reference.test.ts.

    pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 seqeval==1.2.2 ranx==0.3.21 \
        sacrebleu==2.6.0 rouge-score==0.1.2 jiwer==4.0.0 pycocotools==2.0.11
    python make.py              (or only one of the modules: python make.py labels)
    npm run format

Each file has sets of model outputs and labels, with the score that the package gives. `score` is null where we say that
the items do not define the score; `theirs` is then what the package does, and `why` says why we differ.
"""

import json
import sys
import warnings
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import numpy as np

warnings.filterwarnings("ignore")
HERE = Path(__file__).parent


def plain(value: object) -> object:
    """As JSON has it: NaN and infinities as texts."""
    if isinstance(value, np.ndarray):
        return [plain(each) for each in value.ravel().tolist()]
    if isinstance(value, float) and not np.isfinite(value):
        return {np.inf: "Infinity", -np.inf: "-Infinity"}.get(value, "NaN")
    return value


def tensor(array: np.ndarray) -> dict:
    dtype = "int64" if array.dtype.kind in "iub" else "float64"
    return {"dtype": dtype, "shape": list(array.shape), "data": plain(array)}


def item(output: np.ndarray, label: object, **inputs: np.ndarray) -> dict:
    made = {"output": tensor(np.asarray(output)), "label": label}
    return made | ({"inputs": {name: tensor(each) for name, each in inputs.items()}} if inputs else {})


def write(name: str, packages: list[str], cases: list[dict]) -> None:
    """Cases of equal items share them: `items` is the position of their set."""
    sets: list[str] = []
    for case in cases:
        text = json.dumps(case["items"], allow_nan=False)
        if text not in sets:
            sets.append(text)
        case["items"] = sets.index(text)
        case["score"] = None if case["score"] is None else float(case["score"])
        if "theirs" in case:
            case["theirs"] = plain(case["theirs"])
    content = {
        "from": [f"{each} {version(each)}" for each in packages],
        "sets": [json.loads(text) for text in sets],
        "cases": cases,
    }
    (HERE / f"{name}.json").write_text(json.dumps(content, ensure_ascii=True, allow_nan=False) + "\n")


def undefined(theirs: object, why: str) -> dict:
    return {"score": None, "theirs": theirs, "why": why}


NOT_FINITE = "an average without the items that are not finite would be too good"

if __name__ == "__main__":
    for name in sys.argv[1:] or ["labels", "rankings", "numbers_", "transcripts", "images"]:
        import_module(name).make()
