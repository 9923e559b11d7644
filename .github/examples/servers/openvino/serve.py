"""Serves a model with OpenVINO: its own format (an .xml file with its .bin, or a folder with both) or an ONNX file.

    python serve.py --model model.onnx --port 8000
"""

import argparse
import sys
from pathlib import Path

import openvino

sys.path.append(str(Path(__file__).resolve().parent.parent))

from open_inference_server import Engine, Signature, serve


def load(path: Path, device: str, threads: int, precision: str) -> Engine:
    if path.is_dir():
        [path] = path.glob("*.xml")
    settings = {"PERFORMANCE_HINT": "LATENCY"}
    if threads > 0:
        settings["INFERENCE_NUM_THREADS"] = threads
    if precision != "auto":
        settings["INFERENCE_PRECISION_HINT"] = precision
    model = openvino.Core().compile_model(path, device, settings)
    request = model.create_infer_request()
    names = [each.any_name for each in model.outputs]
    return Engine(
        inputs=[_signature(each) for each in model.inputs],
        outputs=[_signature(each) for each in model.outputs],
        run=lambda feed: dict(zip(names, request.infer(feed).values())),
    )


def _signature(port: openvino.ConstOutput) -> Signature:
    shape = [-1 if size.is_dynamic else size.get_length() for size in port.get_partial_shape()]
    return Signature(port.any_name, port.get_element_type().to_dtype().name, shape)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", type=Path, required=True, help="an .xml or .onnx file, or a folder with an .xml file")
    arguments.add_argument("--name", default="model", help="as the protocol calls the model")
    arguments.add_argument("--port", type=int, default=8000)
    arguments.add_argument("--device", default="CPU", help="CPU, GPU or NPU")
    arguments.add_argument("--threads", type=int, default=0, help="0: as OpenVINO chooses")
    arguments.add_argument("--precision", choices=["auto", "f32", "bf16", "f16"], default="auto")
    values = arguments.parse_args()
    engine = (values.model, values.device, values.threads, values.precision)
    serve(lambda: load(*engine), values.name, values.port)


if __name__ == "__main__":
    main()
