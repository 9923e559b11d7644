"""A small detector in the manner of YOLO, with non-maximum suppression inside the graph, trained on drawn shapes.

One pass over the image; each cell of 8 × 8 pixels says which shape has its middle there, and where its sides are. The output
has a row for each box that is left: image, x, y, x, y, class, score, as YOLOv7 is exported. An image without shapes has none.
Run in the folder to fill. Everything comes from the seed.
"""

import csv
import json
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image, ImageDraw

CLASSES = ["square", "disc", "triangle"]
# Pixels of an image, of a cell and of what a cell sees; by 2 × 2 they are averaged first.
SIZE, CELL, FIELD, POOL = 96, 8, 40, 2
CELLS = SIZE // CELL
MARGIN = (FIELD - CELL) // 2 // POOL
HIDDEN = 64
TRAINING, ITEMS, EPOCHS = 1500, 200, 20


def draw(random):
    """An image of 0 to 4 shapes of which none hides another's middle, and their classes and boxes."""
    image = Image.new("L", (SIZE, SIZE), int(random.integers(0, 110)))
    pen = ImageDraw.Draw(image)
    shapes = []
    for _ in range(int(random.integers(0, 5))):
        side = int(random.integers(14, 31))
        x, y = (int(random.integers(1, SIZE - side - 1)) for _ in range(2))
        if any(abs(x + side / 2 - a) < 18 and abs(y + side / 2 - b) < 18 for _, a, b, _ in shapes):
            continue
        kind, fill = int(random.integers(3)), int(random.integers(150, 256))
        box = [x, y, x + side, y + side]
        if kind == 0:
            pen.rectangle(box, fill=fill)
        elif kind == 1:
            pen.ellipse(box, fill=fill)
        else:
            pen.polygon([(x, y + side), (x + side, y + side), (x + side / 2, y)], fill=fill)
        shapes.append((kind, x + side / 2, y + side / 2, box))
    pixels = np.asarray(image, "float32") + random.normal(0, 12, (SIZE, SIZE))
    return pixels.clip(0, 255).astype("uint8"), [(kind, box) for kind, _, _, box in shapes]


def examples(random):
    """What cells see, which shape they should report, and its box in units of a cell's size."""
    fields, kinds, boxes = [], [], []
    for _ in range(TRAINING):
        pixels, shapes = draw(random)
        small = pixels.astype("float32").reshape(SIZE // POOL, POOL, SIZE // POOL, POOL).mean((1, 3)) / 255 - 0.5
        padded = np.pad(small, MARGIN)
        targets = {(int((y0 + y1) / 2) // CELL, int((x0 + x1) / 2) // CELL): (kind, (x0, y0, x1, y1))
                   for kind, (x0, y0, x1, y1) in shapes}
        near = {(row + a, column + b) for row, column in targets for a in (-1, 0, 1) for b in (-1, 0, 1)}
        some = {tuple(cell) for cell in random.integers(0, CELLS, (6, 2))}
        for row, column in sorted(cell for cell in near | some if all(0 <= place < CELLS for place in cell)):
            kind, box = targets.get((row, column), (-1, (0, 0, 0, 0)))
            y, x, size = row * CELL // POOL, column * CELL // POOL, FIELD // POOL
            fields.append(padded[y : y + size, x : x + size])
            kinds.append(kind)
            boxes.append([(side - (column, row)[axis % 2] * CELL) / CELL for axis, side in enumerate(box)])
    return np.stack(fields).reshape(len(fields), -1), np.array(kinds), np.array(boxes, "float32")


def train(random):
    """Two hidden layers by Adam: cross entropy of each class, squared error of the sides where there is a shape."""
    fields, kinds, boxes = examples(random)
    truth = (kinds[:, None] == np.arange(3)).astype("float32")
    sizes = [(FIELD // POOL) ** 2, HIDDEN, HIDDEN, 7]
    weights = [random.normal(0, np.sqrt(2 / a), (a, b)).astype("float32") for a, b in zip(sizes, sizes[1:])]
    biases = [np.zeros(b, "float32") for b in sizes[1:]]
    means, squares = ([np.zeros_like(each) for each in weights + biases] for _ in range(2))
    step = 0
    for epoch in range(EPOCHS):
        rate = 1e-3 * 0.5 * (1 + np.cos(np.pi * epoch / EPOCHS))
        for rows in np.array_split(random.permutation(len(fields)), len(fields) // 256):
            layers = [fields[rows]]
            for weight, bias in zip(weights[:2], biases[:2]):
                layers.append(np.maximum(layers[-1] @ weight + bias, 0))
            answer = layers[-1] @ weights[2] + biases[2]
            error = np.concatenate(
                [
                    1 / (1 + np.exp(-answer[:, :3].clip(-30, 30))) - truth[rows],
                    2 * (answer[:, 3:] - boxes[rows]) * (kinds[rows] >= 0)[:, None],
                ],
                axis=1,
            ) / len(rows)
            slopes = []
            for depth in (2, 1, 0):
                slopes.append((layers[depth].T @ error, error.sum(0)))
                error = (error @ weights[depth].T) * (layers[depth] > 0)
            gradients = [pair[which] for which in (0, 1) for pair in slopes[::-1]]
            step += 1
            for value, gradient, mean, square in zip(weights + biases, gradients, means, squares):
                mean += 0.1 * (gradient - mean)
                square += 0.001 * (gradient**2 - square)
                value -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights, biases


def export(weights, biases, least):
    """The layers as convolutions, then the boxes that non-maximum suppression leaves."""
    constants, nodes = [], []

    def constant(name, value, dtype="float32"):
        constants.append(numpy_helper.from_array(np.array(value, dtype), name))
        return name

    def node(op, inputs, output, **attributes):
        nodes.append(helper.make_node(op, inputs, [output], **attributes))
        return output

    pixels = node("Cast", ["image"], "pixels", to=TensorProto.FLOAT)
    last = node("Sub", [node("Mul", [pixels, constant("scale", 1 / 255)], "scaled"), constant("half", 0.5)], "centered")
    last = node("AveragePool", [last], "small", kernel_shape=[POOL, POOL], strides=[POOL, POOL])
    for depth, (weight, bias) in enumerate(zip(weights, biases)):
        size = FIELD // POOL if depth == 0 else 1
        kernel = constant(f"w{depth}", weight.T.reshape(weight.shape[1], -1, size, size))
        places = {"kernel_shape": [size, size], **({"strides": [CELL // POOL] * 2, "pads": [MARGIN] * 4} if depth == 0 else {})}
        last = node("Conv", [last, kernel, constant(f"b{depth}", bias)], f"conv{depth}", **places)
        if depth < 2:
            last = node("Relu", [last], f"relu{depth}")
    flat = node("Reshape", [last, constant("flat_shape", [0, 7, CELLS * CELLS], "int64")], "flat")
    nodes.append(helper.make_node("Split", [flat, constant("parts", [3, 4], "int64")], ["logits", "sides"], axis=1))
    node("Sigmoid", ["logits"], "scores")
    corner = np.array([[column, row] * 2 for row in range(CELLS) for column in range(CELLS)])
    rows = node("Transpose", ["sides"], "side_rows", perm=[0, 2, 1])
    node("Mul", [node("Add", [rows, constant("corners", corner)], "in_cells"), constant("cell", CELL)], "boxes")
    limits = [constant("most", 20, "int64"), constant("overlap", 0.5), constant("least", least)]
    found = node("NonMaxSuppression", ["boxes", "scores", *limits], "found")
    names = ["of_image", "of_class", "of_box"]
    places = [constant(f"column{index}", [index], "int64") for index in range(3)]
    columns = [node("Gather", [found, place], name, axis=1) for place, name in zip(places, names)]
    box = node("GatherND", ["boxes", node("Concat", [columns[0], columns[2]], "box_places", axis=1)], "box")
    score = node("Unsqueeze", [node("GatherND", ["scores", found], "score"), constant("last_axis", [1], "int64")], "score_column")
    numbers = [node("Cast", [column], f"{column}_number", to=TensorProto.FLOAT) for column in columns[:2]]
    node("Concat", [numbers[0], box, numbers[1], score], "detections", axis=1)
    graph = helper.make_graph(
        nodes,
        "detector",
        [helper.make_tensor_value_info("image", TensorProto.UINT8, ["batch", 1, SIZE, SIZE])],
        [helper.make_tensor_value_info("detections", TensorProto.FLOAT, ["boxes", 7])],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    weights, biases = train(np.random.default_rng(1))
    onnx.save(export(weights, biases, least=0.05), "model.onnx")
    # The threshold of a demo, left in the graph: boxes that are right but not that sure are gone.
    onnx.save(export(weights, biases, least=0.7), "strict.onnx")
    pathlib.Path("classes.json").write_text(json.dumps(CLASSES))
    images = pathlib.Path("images")
    images.mkdir(exist_ok=True)
    random = np.random.default_rng(2)
    rows = [("file", "label", "slice.shapes")]
    for number in range(ITEMS):
        pixels, shapes = draw(random)
        Image.fromarray(pixels).save(images / f"{number:03}.png")
        label = [{"class": CLASSES[kind], "xyxy": box} for kind, box in shapes]
        rows.append((f"{number:03}.png", json.dumps(label), len(shapes)))
    with open(images / "labels.csv", "w", newline="") as file:
        csv.writer(file).writerows(rows)
