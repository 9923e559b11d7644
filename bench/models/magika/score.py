"""Scores magika as its own program reads it: a type only counts if it is likely enough, else the answer is unknown."""

import json
import sys

settings = json.load(open("config.json"))
types, renamed = settings["target_labels_space"], settings["overwrite_map"]

for line in sys.stdin:
    item = json.loads(line)
    scores = item["outputs"]["target_label"]
    best = max(range(len(scores)), key=scores.__getitem__)
    name = types[best]
    is_sure = scores[best] >= settings["thresholds"].get(name, settings["medium_confidence_threshold"])
    print(float(is_sure and renamed.get(name, name) == item["label"]))
