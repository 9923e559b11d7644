"""magika, a model that tells the type of a file from its bytes: the files of this repository and of installed packages.

Run in the folder to fill, with the packages of packages.txt; the argument is the repository.
"""

import base64
import gzip
import io
import json
import pathlib
import shutil
import sqlite3
import sys
import sysconfig
import tarfile
import wave
import zipfile

import numpy as np
from onnx_files import coarsen, package_folder
from PIL import Image

# By ending, the name that magika has for the type.
TYPES = {
    **{"py": "python", "ts": "typescript", "mjs": "javascript", "json": "json", "md": "markdown", "yml": "yaml"},
    **{"html": "html", "svg": "svg", "css": "css", "sh": "shell", "toml": "toml", "h": "c", "ini": "ini"},
    **{"png": "png", "jpg": "jpeg", "gif": "gif", "webp": "webp", "bmp": "bmp", "wav": "wav", "zip": "zip"},
    **{"gz": "gzip", "tar": "tar", "sqlite": "sqlite", "npy": "npy", "onnx": "onnx", "so": "elf", "pyc": "pythonbytecode"},
}
EACH = 12


def found(folders):
    """Up to twelve files of each type, in order of their paths."""
    files = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            if "node_modules" in parts or ".git" in parts or not path.is_file() or path.stat().st_size < 256:
                continue
            group = files.setdefault(path.suffix[1:], [])
            if len(group) < EACH:
                group.append(path)
    return [(kind, path.name, path.read_bytes()) for kind, paths in files.items() if kind in TYPES for path in paths]


def drawn(random):
    """Files of the types that a program writes."""
    pixels = Image.fromarray(random.integers(0, 255, (40, 60, 3)).astype("uint8"))
    for number in range(EACH):
        for kind in ("png", "jpeg", "gif", "webp", "bmp"):
            file = io.BytesIO()
            pixels.rotate(30 * number).save(file, kind)
            yield {"jpeg": "jpg"}.get(kind, kind), f"{number}.{kind}", file.getvalue()
        words = " ".join(random.choice(["alpha", "beta", "gamma", "delta"], 400)).encode()
        yield "gz", f"{number}.gz", gzip.compress(words, mtime=0)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("words.txt", words)
        yield "zip", f"{number}.zip", file.getvalue()
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w") as archive:
            entry = tarfile.TarInfo("words.txt")
            entry.size = len(words)
            archive.addfile(entry, io.BytesIO(words))
        yield "tar", f"{number}.tar", file.getvalue()
        file = io.BytesIO()
        with wave.open(file, "wb") as sound:
            sound.setparams((1, 2, 8000, 0, "NONE", ""))
            sound.writeframes(random.integers(-999, 999, 4000).astype("<i2").tobytes())
        yield "wav", f"{number}.wav", file.getvalue()
        file = io.BytesIO()
        np.save(file, random.normal(size=(20 + number, 30)))
        yield "npy", f"{number}.npy", file.getvalue()
        with sqlite3.connect(":memory:") as table:
            table.execute("create table words (number integer, word text)")
            table.executemany("insert into words values (?, ?)", enumerate(words.decode().split()[: 100 + number]))
            table.commit()
            yield "sqlite", f"{number}.sqlite", table.serialize()


def features(content, settings):
    """The first and the last bytes without the space around them, filled up with a number that is no byte."""
    beginning, end, fill, block = (settings[key] for key in ("beg_size", "end_size", "padding_token", "block_size"))
    first = content[:block].lstrip()[:beginning]
    last = content[-block:].rstrip()[-end:] if end else b""
    tensor = np.full(beginning + end, fill, "int32")
    tensor[: len(first)] = list(first)
    if last:
        tensor[-len(last) :] = list(last)
    return tensor


if __name__ == "__main__":
    folder = package_folder("magika") / "models" / "standard_v3_3"
    shutil.copy(folder / "model.onnx", "model.onnx")
    shutil.copy(folder / "config.min.json", "config.json")
    coarsen("model.onnx", "coarse.onnx", bits=3)
    settings = json.loads(pathlib.Path("config.json").read_text())
    packages = pathlib.Path(sysconfig.get_paths()["purelib"])
    files = [*found([pathlib.Path(sys.argv[1]), packages]), *drawn(np.random.default_rng(1))]
    with open("files.jsonl", "w") as out:
        for kind, name, content in files:
            tensor = features(content, settings)
            value = {"dtype": "int32", "shape": [len(tensor)], "base64": base64.b64encode(tensor.tobytes()).decode()}
            item = {"id": name, "inputs": {"bytes": value}, "label": TYPES[kind], "slice": {"type": TYPES[kind]}}
            out.write(json.dumps(item) + "\n")
