"""Finds models in installed packages, and makes worse copies of them, as they come out of a hurried export."""

import importlib.util
import pathlib

import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def package_folder(name):
    """Folder of an installed package, which is not imported: it may need more than is installed."""
    return pathlib.Path(importlib.util.find_spec(name).submodule_search_locations[0])


def load(path):
    """A model with its weights as initializers, as quantization wants them; some exporters write them as nodes."""
    model = onnx.load(path)
    for node in [node for node in model.graph.node if node.op_type == "Constant" and node.attribute[0].name == "value"]:
        node.attribute[0].t.name = node.output[0]
        model.graph.initializer.append(node.attribute[0].t)
        model.graph.node.remove(node)
    return model


def quantize(source, target):
    """8-bit weights and activations, with ranges found while it runs: the first thing that teams try."""
    quantize_dynamic(load(source), target, weight_type=QuantType.QUInt8)


def coarsen(source, target, bits):
    """Weights rounded to 2^bits levels per tensor, computed in float32 as before."""
    model = load(source)
    for tensor in model.graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.dtype != "float32" or weights.ndim < 2:
            continue
        step = abs(weights).max() / 2 ** (bits - 1)
        rounded = (weights / step).round() * step if step > 0 else weights
        tensor.CopyFrom(numpy_helper.from_array(rounded.astype("float32"), tensor.name))
    onnx.save(model, target)


def forget(source, target, output):
    """An output that is zero, such as a state that an export forgot to pass on."""
    model = onnx.load(source)
    for node in model.graph.node:
        node.output[:] = [f"{name}_kept" if name == output else name for name in node.output]
        node.input[:] = [f"{name}_kept" if name == output else name for name in node.input]
    model.graph.initializer.append(helper.make_tensor(f"{output}_zero", onnx.TensorProto.FLOAT, [1], [0]))
    model.graph.node.append(helper.make_node("Mul", [f"{output}_kept", f"{output}_zero"], [output]))
    onnx.save(model, target)
