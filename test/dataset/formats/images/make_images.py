"""Writes small image files, and what Pillow and NumPy make of them, as torchvision's Resize, CenterCrop and Normalize do.

Run in this folder with Pillow 13.0.0 and NumPy 2.4.6. Content: smooth waves, as photos have, with a sharp edge.
"""

import json

import numpy as np
from PIL import Image

HEIGHT, WIDTH = 60, 83
y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype("float64")
waves = np.stack(
    [127 + 110 * np.sin(x / 9) * np.cos(y / 7), 127 + 90 * np.cos((x + y) / 11), 255 * x / WIDTH], axis=2
)
waves[20:30, 30:50] = [250, 10, 60]
pixels = np.clip(waves.round(), 0, 255).astype("uint8")
alpha = np.clip((255 * y / HEIGHT).round(), 0, 255).astype("uint8")
rgb = Image.fromarray(pixels, "RGB")
rgb.save("rgb.png")
Image.fromarray(np.dstack([pixels, alpha]), "RGBA").save("rgba.png")
rgb.convert("L").save("gray.png")
rgb.quantize(32).save("palette.png")
rgb.save("photo.jpg", quality=90)
rgb.save("photo.webp", quality=90)
tall = rgb.transpose(Image.Transpose.ROTATE_90)
tall.save("tall.png")

KERNELS = {
    "nearest": Image.Resampling.NEAREST,
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}


def transform(name, resize=None, crop=None, kernel="bilinear", channels="rgb"):
    image = Image.open(name).convert("RGB")
    if channels == "gray":
        image = image.convert("L")
    if isinstance(resize, int):
        width, height = image.size
        longer = int(resize * max(width, height) / min(width, height))
        resize = [longer, resize] if width <= height else [resize, longer]
    if resize:
        image = image.resize((resize[1], resize[0]), KERNELS[kernel])
    values = np.asarray(image)
    if crop:
        top, left = (int(round((size - crop) / 2.0)) for size in values.shape[:2])
        values = values[top : top + crop, left : left + crop]
    if channels == "bgr":
        values = values[:, :, ::-1]
    return values.reshape(*values.shape[:2], -1)


cases = []
for name in ("rgb.png", "rgba.png", "gray.png", "palette.png", "photo.jpg", "photo.webp"):
    cases.append({"file": name, "settings": {"crop": 12}})
for channels in ("bgr", "gray"):
    cases.append({"file": "rgb.png", "settings": {"crop": 12, "channels": channels}})
for kernel in KERNELS:
    for resize in (24, 150, [20, 30]):
        cases.append({"file": "rgb.png", "settings": {"resize": resize, "crop": 18, "kernel": kernel}})
cases.append({"file": "tall.png", "settings": {"resize": 25, "crop": 18}})
cases.append({"file": "rgba.png", "settings": {"resize": 25, "crop": 18}})
for case in cases:
    case["pixels"] = transform(case["file"], **case["settings"]).flatten().tolist()

mean, std = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
normalized = (transform("rgb.png", crop=6).astype("float64") / 255 - mean) / std
reference = {"cases": cases, "normalized": normalized.transpose(2, 0, 1).astype("float32").flatten().tolist()}
with open("reference.json", "w") as out:
    json.dump(reference, out, separators=(",", ":"))
    out.write("\n")
