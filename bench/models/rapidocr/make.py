"""RapidOCR: lines of text to be read, and small pages on which text is to be found.

Run in the folder to fill, with the packages of packages.txt. The letters are those of the font that Pillow brings, Aileron.
"""

import csv
import json
import pathlib
import shutil

import numpy as np
import onnx
from onnx_files import coarsen, package_folder, quantize
from PIL import Image, ImageDraw, ImageFilter, ImageFont

LINES, PAGES = 80, 24
LINE, PAGE = (320, 48), (320, 192)  # width and height
WORDS = "invoice total amount due date order number ship to street city account balance paid receipt customer reference page of net gross tax item price quantity signature".split()
# Of a box of text, the model marks the core: its sides moved inwards by (1 - SHRINK²) · area ÷ circumference.
SHRINK, OTHER, CORE, BETWEEN = 0.4, 0, 1, 255


def text(random, most):
    kind = random.random()
    if kind < 0.4:
        return " ".join(random.choice(WORDS, int(random.integers(1, most + 1))))
    if kind < 0.7:
        return f"{random.choice(WORDS).capitalize()}: {random.integers(10, 9999)}.{random.integers(10, 99)}"
    return f"{random.integers(1, 28):02}/{random.integers(1, 12):02}/20{random.integers(10, 26)}"


def scan(image, random):
    """As a scanner gives it: a little blurred, a little noisy."""
    blurred = image.filter(ImageFilter.GaussianBlur(float(random.uniform(0, 0.8))))
    return (np.asarray(blurred, "float32") + random.normal(0, 6, blurred.size[::-1])).clip(0, 255).astype("uint8")


def line(random):
    """A text that fits into a line, and the line."""
    while True:
        words, font = text(random, 4), ImageFont.load_default(int(random.integers(26, 36)))
        left, top, right, bottom = font.getbbox(words)
        if right - left <= LINE[0] - 12 and bottom - top <= LINE[1] - 6:
            break
    image = Image.new("L", LINE, int(random.integers(190, 256)))
    ImageDraw.Draw(image).text((6 - left, (LINE[1] - bottom + top) // 2 - top), words, font=font, fill=int(random.integers(0, 90)))
    return words, scan(image, random)


def page(random):
    """A page with a few lines, and for each pixel whether it is the core of a text, its edge or neither."""
    image = Image.new("L", PAGE, int(random.integers(190, 256)))
    mask = Image.new("L", PAGE, OTHER)
    y = int(random.integers(6, 20))
    while y < PAGE[1] - 40:
        words, font = text(random, 2), ImageFont.load_default(int(random.integers(16, 30)))
        x = int(random.integers(8, 60))
        box = ImageDraw.Draw(image).textbbox((x, y), words, font=font)
        if box[2] < PAGE[0] - 8:
            ImageDraw.Draw(image).text((x, y), words, font=font, fill=int(random.integers(0, 90)))
            width, height = box[2] - box[0], box[3] - box[1]
            inwards = (1 - SHRINK**2) * width * height / (2 * (width + height))
            ImageDraw.Draw(mask).rectangle((box[0] - inwards, box[1] - inwards, box[2] + inwards, box[3] + inwards), fill=BETWEEN)
            ImageDraw.Draw(mask).rectangle((box[0] + inwards, box[1] + inwards, box[2] - inwards, box[3] - inwards), fill=CORE)
        y = box[3] + int(random.integers(14, 40))
    return scan(image, random), np.asarray(mask)


def copy_models():
    models = package_folder("rapidocr_onnxruntime") / "models"
    for name, source in {"detection": "ch_PP-OCRv4_det_infer", "recognition": "ch_PP-OCRv4_rec_infer"}.items():
        shutil.copy(models / f"{source}.onnx", f"{name}.onnx")
        quantize(f"{name}.onnx", f"{name}-quantized.onnx")
    coarsen("detection.onnx", "detection-coarse.onnx", bits=4)


if __name__ == "__main__":
    copy_models()
    texts = {entry.key: entry.value for entry in onnx.load("recognition.onnx").metadata_props}
    # CTC's blank comes first; a space, which the list of the model lacks, last.
    alphabet = ["<blank>", *texts["character"].splitlines(), " "]
    pathlib.Path("alphabet.json").write_text(json.dumps(alphabet, ensure_ascii=False))
    random = np.random.default_rng(1)
    lines = pathlib.Path("lines")
    lines.mkdir(exist_ok=True)
    rows = [("file", "label")]
    for number in range(LINES):
        words, pixels = line(random)
        Image.fromarray(pixels).save(lines / f"{number:03}.png")
        rows.append((f"{number:03}.png", words))
    with open(lines / "labels.csv", "w", newline="") as file:
        csv.writer(file).writerows(rows)
    pages, masks = zip(*(page(random) for _ in range(PAGES)))
    inputs = np.repeat((np.stack(pages)[:, None].astype("float32") / 255 - 0.5) / 0.5, 3, axis=1)
    np.savez_compressed("pages.npz", x=inputs, label=np.stack(masks))
