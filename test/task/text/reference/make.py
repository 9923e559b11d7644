"""Scores of the packages that people measure language models with, for test/task/text/reference.test.ts.

    pip install transformers==4.57.1 lm-eval==0.4.13
    python make.py

`squad.json`: the functions of SQuAD's evaluation script, version 2.0, as transformers carries them.
`gsm8k.json`: the filter "flexible-extract" of lm-eval's task gsm8k, and its exact match.
"""

import json
import random
from importlib.metadata import version
from pathlib import Path

import lm_eval
import yaml
from lm_eval.api.metrics import exact_match_hf_evaluate
from lm_eval.filters.extraction import RegexFilter
from transformers.data.metrics.squad_metrics import compute_exact, compute_f1, normalize_answer

HERE = Path(__file__).parent

# Label, answer.
PAIRS = [
    ("Denver Broncos", "Denver Broncos"),
    ("Denver Broncos", "denver broncos"),
    ("Denver Broncos", "The Denver Broncos."),
    ("Denver Broncos", "Broncos"),
    ("Denver Broncos", "the Carolina Panthers"),
    ("Denver Broncos", "The Denver Broncos defeated the Carolina Panthers 24–10"),
    ("Santa Clara, California", "Santa Clara"),
    ("Santa Clara, California", "California, Santa Clara"),
    ("Levi's Stadium", "Levis Stadium"),
    ("Levi’s Stadium", "Levi's Stadium"),
    ("to be or not to be", "to be"),
    ("to be or not to be", "be to not or be to"),
    ("to be", "to be to be to be"),
    ("a a a b", "a b b b"),
    ("the the", "the"),
    ("", ""),
    ("", "the"),
    ("", "Paris"),
    ("Paris", ""),
    ("Paris", "..."),
    ("A", "B"),
    ("an apple a day", "apple day"),
    ("theory", "the theory"),
    ("another", "an other"),
    ("ça va", "ca va"),
    ("ça a été", "ça été"),
    ("l'a été", "la ete"),
    ("èa b", "è b"),
    ("a_b", "ab"),
    ("a-b", "a b"),
    ("the-end", "end"),
    ("x²a", "x²"),
    ("²a", "²"),
    ("a\u0301 b", "b"),
    ("Straße", "STRASSE"),
    ("İstanbul", "istanbul"),
    ("ΟΔΟΣ", "οδος"),
    ("漢字 かな", "漢字"),
    ("漢字a", "漢字"),
    ("€5", "5"),
    ("$5", "5"),
    ("50%", "50"),
    ("3.14", "314"),
    ("one\u00a0two", "one two"),
    ("one\u2003two\u3000three", "one two three"),
    ("one\ttwo\r\nthree", "one two  three"),
    ("one\u200btwo", "one two"),
    ("\ufeffone", "one"),
    ("one\u0085two", "one two"),
    ("“quoted”", "quoted"),
    ("`code` ~ ^ | {x}", "code x"),
    ("1 2 3 4 5 6 7", "1 2 3"),
    ("1 2 3", "3 4 5 6 7 8 9"),
    ("THE A AN", "an a the"),
]
WORDS = ["the", "a", "An", "cat", "Cat.", "sat", "on", "mat", "mat,", "it's", "its", "42", "$42", "été", "x-y", "漢字", "!", ""]

# Label as GSM8K writes it, answer.
NUMBERS = [
    ("#### 72", "She sold 48/2 = 24 clips in May. #### 72"),
    ("#### 72", "The answer is 72."),
    ("#### 72", "72"),
    ("#### 72", "It is 72, not 71."),
    ("#### 72", "So 72 clips"),
    ("#### 72", "72.0"),
    ("#### 10", "$10"),
    ("#### 10", "She earns $10."),
    ("#### 10", "**$10**"),
    ("#### 10", "\\boxed{10}"),
    ("#### 1,450", "He has $1,450 left."),
    ("#### 1450", "1,450"),
    ("#### 1450", "$1,450,"),
    ("#### 1,000,000", "That makes 1,000,000 in all"),
    ("#### -5", "The temperature is -5 degrees"),
    ("#### -5", "-$5"),
    ("#### -5", "$-5"),
    ("#### -5", "It fell by 7 - 2 = 5, so it is -5."),
    ("#### 5", "It rose by +5"),
    ("#### 5", "10 - 5"),
    ("#### 50", "50%"),
    ("#### 50", "That is 50 % of 100, so 50 people."),
    ("#### 0.5", "0.5"),
    ("#### 0.5", "Half, which is .5"),
    ("#### 3.25", "$3.25 each"),
    ("#### 18", "9 * 2 = <<9*2=18>>18"),
    ("#### 18", "18\n\n"),
    ("#### 18", "Eighteen"),
    ("#### 18", ""),
    ("#### 18", "Step 1: 9. Step 2: 18. Step 3: done"),
    ("#### 18", "(18)"),
    ("#### 18", "18!"),
    ("#### 18", "x=18;"),
    ("#### 9", "2-9"),
    ("#### -9", "2-9"),
    ("#### 30", "2026-11-30"),
    ("#### -30", "2026-11-30"),
    ("#### 10", "At 8:10"),
    ("#### 7", "7th"),
    ("#### 7", "1/7"),
    ("#### 0", "0"),
    ("#### 0", "00"),
    ("#### 12345678", "12345678"),
]


def squad(gold: str, given: str) -> dict:
    return {
        "label": gold,
        "answer": given,
        "normalized": normalize_answer(given),
        "exact": compute_exact(gold, given) == 1,
        "f1": compute_f1(gold, given),
    }


def drawn(count: int) -> list[tuple[str, str]]:
    random.seed(21)
    text = lambda: " ".join(random.choice(WORDS) for _ in range(random.randint(0, 9)))
    return [(text(), text()) for _ in range(count)]


def gsm8k(label: str, answer: str, task: dict) -> dict:
    filters = next(each for each in task["filter_list"] if each["name"] == "flexible-extract")["filter"]
    options = {key: value for key, value in filters[0].items() if key != "function"}
    [[extracted]] = RegexFilter(**options).apply([[answer]], [{}])
    ignored = task["metric_list"][0]["regexes_to_ignore"]
    score = exact_match_hf_evaluate([extracted], [label], regexes_to_ignore=ignored, ignore_case=True)
    return {"label": label, "answer": answer, "extracted": extracted, "exact": bool(score["exact_match"] == 1)}


def write(name: str, content: dict) -> None:
    (HERE / name).write_text(json.dumps(content, indent=2, ensure_ascii=True) + "\n")


squad_cases = [squad(*pair) for pair in PAIRS + drawn(150)]
write("squad.json", {"from": f"transformers {version('transformers')}", "cases": squad_cases})
path = Path(lm_eval.__file__).parent / "tasks" / "gsm8k" / "gsm8k.yaml"
gsm8k_cases = [gsm8k(*pair, yaml.safe_load(path.read_text())) for pair in NUMBERS]
write("gsm8k.json", {"from": f"lm-eval {version('lm-eval')}", "cases": gsm8k_cases})
