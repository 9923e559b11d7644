"""Writes the weights of the example's ONNX file as the .pt file that serve.py takes.

    python from_onnx.py --onnx fixtures/fashion/model.onnx --out model.pt
"""

import argparse
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--onnx", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    values = arguments.parse_args()
    tensors = {each.name: numpy_helper.to_array(each) for each in onnx.load(values.onnx).graph.initializer}
    weights = {
        # PyTorch's linear layers have a row for each output.
        name: torch.from_numpy((array.T if name == "fc.weight" else array).copy())
        for name, array in tensors.items()
        if name.endswith((".weight", ".bias"))
    }
    torch.save(weights, values.out)


if __name__ == "__main__":
    main()
