"""Scores of generated texts by sacrebleu, rouge-score and jiwer, for test/task/text/text-scores.test.ts.

    pip install sacrebleu==2.6.0 rouge-score==0.1.2 jiwer==4.0.0
    python texts.py
"""

import json
import random
from importlib.metadata import version
from pathlib import Path

import jiwer
import sacrebleu
from rouge_score.rouge_scorer import RougeScorer

random.seed(22)
WORDS = "the cat sat on a mat while dogs, 3.5% of them, don't care about U.S. law -- or well-known rules (e.g. 10-20) & so on !".split()
TYPED = "Über straße naïve 漢字 かな 🙂 Ünïcödé don’t „so“ 50% 1,000.5 a_b x=y <b> &amp; &quot;q&quot; 2-3 end.".split()


def noisy(words: list[str], source: list[str], rate: float) -> list[str]:
    out = []
    for word in words:
        drawn = random.random()
        if drawn < rate / 3:
            continue
        out.append(random.choice(source) if drawn < 2 * rate / 3 else word)
        if drawn > 1 - rate / 3:
            out.append(random.choice(source))
    return out


def drawn(count: int, source: list[str], rate: float, labels: int = 1) -> list[tuple[list[str], str]]:
    pairs = []
    for _ in range(count):
        words = [random.choice(source) for _ in range(random.randint(1, 14))]
        own = [" ".join(words)] + [" ".join(noisy(words, source, 0.4)) or "none" for _ in range(labels - 1)]
        pairs.append((own, " ".join(noisy(words, source, rate))))
    return pairs


SETS = {
    "forty texts": drawn(40, WORDS, 0.3),
    "other letters": drawn(30, TYPED, 0.3),
    "three labels each": drawn(25, WORDS, 0.5, labels=3),
    "all right": drawn(10, WORDS, 0.0),
    "nothing in common": [(["one two three four five"], "six seven eight nine ten")] * 3,
    "empty answers": [(["one two three"], ""), (["four"], "")],
    "some empty answers": [(["one two three four five six"], "one two three four five six"), (["four"], "")],
    "short texts": [(["a b"], "a b"), (["c"], "c d"), (["e f g"], "e")],
    "one text": [(["The quick brown fox jumps over the lazy dog."], "The quick brown fox jumped over the lazy dogs.")],
    "white space": [(["one  two   three"], " one two\u00a0 three "), (["line-\nbreak and\nmore"], "line-\nbreak and more")],
}


def scores_of(pairs: list[tuple[list[str], str]]) -> dict:
    answers = [answer for _, answer in pairs]
    most = max(len(labels) for labels, _ in pairs)
    references = [[labels[index] if index < len(labels) else None for labels, _ in pairs] for index in range(most)]
    rouge = RougeScorer(["rougeL"], use_stemmer=False)
    best = [max(rouge.score(label, answer)["rougeL"].fmeasure for label in labels) for labels, answer in pairs]
    found = {
        "bleu": sacrebleu.corpus_bleu(answers, references).score / 100,
        "chrf": sacrebleu.corpus_chrf(answers, references).score / 100,
        "rouge-l": sum(best) / len(best),
    }
    # jiwer has one label per text, and splits words at single spaces only.
    if most == 1 and not any("\n" in label for labels, _ in pairs for label in labels):
        labels = [own[0] for own, _ in pairs]
        found |= {"wer": jiwer.wer(labels, answers), "cer": jiwer.cer(labels, answers)}
    return found


cases = [
    {"title": title, "items": [{"label": labels, "answer": answer} for labels, answer in pairs], "scores": scores_of(pairs)}
    for title, pairs in SETS.items()
]
# Silence is transcribed as nothing.
silent = [("", "um"), ("hello there", "hello")]
cases.append(
    {
        "title": "silence",
        "items": [{"label": label, "answer": answer} for label, answer in silent],
        "scores": {name: rate([a for a, _ in silent], [b for _, b in silent]) for name, rate in {"wer": jiwer.wer, "cer": jiwer.cer}.items()},
    }
)
packages = [f"{each} {version(each)}" for each in ["sacrebleu", "rouge-score", "jiwer"]]
content = json.dumps({"from": packages, "cases": cases}, ensure_ascii=True, indent=1)
(Path(__file__).parent / "texts.json").write_text(content + "\n")
