"""Finds change points with Apache Otava. Reads JSON {"series": [[...], ...]} from stdin and prints JSON."""

import json
import sys
import time
from importlib.metadata import version

from otava.analysis import compute_change_points

series = json.load(sys.stdin)["series"]
start = time.perf_counter()
found = [[int(point.index) for point in compute_change_points(list(values))[0]] for values in series]
seconds = time.perf_counter() - start
json.dump({"version": version("apache-otava"), "seconds": seconds, "found": found}, sys.stdout)
