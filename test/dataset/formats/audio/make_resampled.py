"""Resamples a signal with NumPy as torchaudio.functional.resample does with its defaults (sinc_interp_hann, width 6, rolloff 0.99),
following its source step by step: https://github.com/pytorch/audio/blob/main/src/torchaudio/functional/functional.py
Run in this folder with NumPy 2.4.6.
"""

import json
import math

import numpy as np


def resample(signal, before, after, crossings=6, rolloff=0.99):
    divisor = math.gcd(before, after)
    before, after = before // divisor, after // divisor
    base = min(before, after) * rolloff
    width = math.ceil(crossings * before / base)
    index = np.arange(-width, width + before)[None, :] / before
    t = np.arange(0, -after, -1)[:, None] / after + index
    t = np.clip(t * base, -crossings, crossings)
    window = np.cos(t * math.pi / crossings / 2) ** 2
    t = t * math.pi
    kernels = np.where(t == 0, 1.0, np.sin(t) / np.where(t == 0, 1, t)) * window * base / before
    padded = np.pad(signal, (width, width + before))
    blocks = np.lib.stride_tricks.sliding_window_view(padded, kernels.shape[1])[::before]
    return (blocks @ kernels.T).flatten()[: math.ceil(after * len(signal) / before)]


x = np.arange(400)
signal = np.round(20000 * np.sin(x / 5) + 9000 * np.cos(x * x / 900)).astype("int64")
cases = [
    {"from": before, "to": after, "values": [round(value, 7) for value in resample(signal / 32768, before, after).tolist()]}
    for before, after in [(44100, 16000), (8000, 16000), (48000, 16000), (22050, 44100), (16000, 11025)]
]
with open("resampled.json", "w") as out:
    json.dump({"signal": signal.tolist(), "cases": cases}, out, separators=(",", ":"))
    out.write("\n")
