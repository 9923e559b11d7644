"""Silero VAD, a model with a state: recordings of which is known when somebody speaks.

Run in the folder to fill, with the packages of packages.txt; the argument is the repository, of which fixtures/first-repository
makes such recordings, too.
"""

import csv
import importlib.util
import pathlib
import shutil
import sys
import wave

import numpy as np
from onnx_files import forget, package_folder

WINDOW, CONTEXT, RATE = 512, 64, 16000
RECORDINGS = 40

script = pathlib.Path(sys.argv[1]) / "fixtures" / "first-repository" / "vad" / "make.py"
fixture = importlib.util.spec_from_file_location("vad_fixture", script)
voices = importlib.util.module_from_spec(fixture)
fixture.loader.exec_module(voices)


def steps(speech):
    """The windows of which more than half is speech; a step sees the end of the window before it, too."""
    count = (len(speech) - WINDOW - CONTEXT) // WINDOW + 1
    windows = (speech[CONTEXT + WINDOW * step :][:WINDOW] for step in range(count))
    return [step for step, window in enumerate(windows) if window.mean() > 0.5]


if __name__ == "__main__":
    shutil.copy(package_folder("silero_vad") / "data" / "silero_vad_16k_op15.onnx", "model.onnx")
    forget("model.onnx", "forgetful.onnx", "stateN")
    clips = pathlib.Path("recordings")
    clips.mkdir(exist_ok=True)
    rows = [("file", "label", "sr")]
    for seed in range(RECORDINGS):
        samples, speech, _ = voices.recording(100 + seed)
        with wave.open(str(clips / f"{seed:02}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(np.round(samples * 32768).clip(-32768, 32767).astype("<i2").tobytes())
        rows.append((f"{seed:02}.wav", ";".join(map(str, steps(speech))), RATE))
    with open(clips / "labels.csv", "w", newline="") as file:
        csv.writer(file).writerows(rows)
