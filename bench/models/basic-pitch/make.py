"""basic-pitch, a model that hears notes: recordings of notes that are known, as stereo WAV files of 44,100 samples per second.

Run in the folder to fill, with the packages of packages.txt.
"""

import csv
import pathlib
import shutil
import wave

import numpy as np
from onnx_files import coarsen, package_folder

RATE, MODEL_RATE, SAMPLES = 44100, 22050, 43844  # of the files; of the model, and how many it takes
HOP, LOWEST, STEPS = 256, 21, 172  # samples per step of the output; MIDI number of its first class; its steps
RECORDINGS = 30
SECONDS = SAMPLES / MODEL_RATE


def tone(pitch, seconds, random):
    """A plucked string: harmonics that fade, the high ones first."""
    time = np.arange(int(seconds * RATE)) / RATE
    base = 440 * 2 ** ((pitch - 69) / 12)
    harmonics = [k for k in range(1, 9) if k * base < RATE / 2]
    sound = sum(
        np.sin(2 * np.pi * k * base * time + random.uniform(0, 6)) * np.exp(-(0.6 + 0.3 * k) * time) / k for k in harmonics
    )
    ramp = np.minimum(1, np.minimum(time / 0.005, (seconds - time) / 0.02))
    return sound * ramp


def recording(voices, random):
    """Samples of both channels, and the notes that sound: pitch, start and end in seconds."""
    sound = np.zeros((int(SECONDS * RATE) + 1, 2))
    notes = []
    for _ in range(voices):
        start = random.uniform(0.02, 0.2)
        low = int(random.integers(40, 72))
        while start < SECONDS - 0.3:
            seconds = min(random.uniform(0.25, 0.7), SECONDS - start - 0.02)
            pitch = low + int(random.choice([0, 2, 4, 5, 7, 9, 11, 12]))
            note = 0.25 * tone(pitch, seconds, random)
            first = int(start * RATE)
            balance = random.uniform(0.3, 0.7)
            sound[first : first + len(note)] += note[:, None] * [balance, 1 - balance]
            notes.append((pitch, start, start + seconds))
            start += seconds + random.uniform(0.01, 0.1)
    sound += random.normal(0, 0.001, sound.shape)
    return (sound.clip(-1, 1) * 32767).astype("<i2"), notes


def steps(notes):
    """`step:class` of all that sounds."""
    found = set()
    for pitch, start, end in notes:
        first, last = (round(moment * MODEL_RATE / HOP) for moment in (start, end))
        found |= {(step, pitch - LOWEST) for step in range(first, min(last, STEPS))}
    return ";".join(f"{step}:{pitch}" for step, pitch in sorted(found))


if __name__ == "__main__":
    models = package_folder("basic_pitch") / "saved_models" / "icassp_2022"
    shutil.copy(models / "nmp.onnx", "model.onnx")
    coarsen("model.onnx", "coarse.onnx", bits=5)
    clips = pathlib.Path("recordings")
    clips.mkdir(exist_ok=True)
    random = np.random.default_rng(1)
    rows = [("file", "label", "slice.voices")]
    for number in range(RECORDINGS):
        voices = 1 + number % 3
        sound, notes = recording(voices, random)
        with wave.open(str(clips / f"{number:02}.wav"), "wb") as file:
            file.setparams((2, 2, RATE, 0, "NONE", ""))
            file.writeframes(sound.tobytes())
        rows.append((f"{number:02}.wav", steps(notes), voices))
    with open(clips / "labels.csv", "w", newline="") as file:
        csv.writer(file).writerows(rows)
