"""Serves the weights of a PyTorch network, a .pt file.

    python serve.py --model model.pt --port 8000

On a GPU it runs in 16 bits, and weights of which two of every four neighbours are zero use PyTorch's 2:4 kernels.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import nn

sys.path.append(str(Path(__file__).resolve().parent.parent))

from network import INPUTS, OUTPUTS, Convolution, Network
from open_inference_server import Engine, Signature, serve


def load(path: Path, device: str, threads: int) -> Engine:
    if threads > 0:
        torch.set_num_threads(threads)
    network = Network(torch.load(path, map_location="cpu", weights_only=True)).eval().to(device)
    if device == "cuda":
        network.half()
        print(f"2:4 kernels: {', '.join(make_sparse(network)) or 'none'}", flush=True)

    def run(feed: Mapping[str, np.ndarray]) -> Mapping[str, np.ndarray]:
        with torch.inference_mode():
            # A copy, because PyTorch takes no arrays that cannot be written to.
            outputs = network(*(torch.from_numpy(feed[name].copy()).to(device) for name in INPUTS))
        return dict(zip(OUTPUTS, [outputs.cpu().numpy()]))

    return Engine(_signatures(INPUTS), _signatures(OUTPUTS), run)


def make_sparse(network: nn.Module) -> list[str]:
    """Gives the layers that are 2:4, and large enough, PyTorch's sparse weights. Returns their names."""
    names = []
    for name, layer in network.named_modules():
        if not isinstance(layer, (nn.Linear, Convolution)) or not is_two_of_four(layer.weight):
            continue
        try:
            weight = torch.sparse.to_sparse_semi_structured(layer.weight.detach())
        except (RuntimeError, ValueError) as error:
            print(f"{name} stays dense: {error}", flush=True)
            continue
        layer.weight = nn.Parameter(weight, requires_grad=False)
        if isinstance(layer, Convolution):
            layer.as_product = True
        names.append(name)
    return names


def is_two_of_four(weight: torch.Tensor) -> bool:
    """Whether at least two of every four neighbours in a row are zero."""
    rows, columns = weight.shape
    if columns % 4 != 0:
        return False
    return bool(((weight.reshape(rows, -1, 4) == 0).sum(2) >= 2).all())


def _signatures(tensors: Mapping[str, tuple[str, list[int]]]) -> list[Signature]:
    return [Signature(name, dtype, shape) for name, (dtype, shape) in tensors.items()]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", type=Path, required=True, help="a .pt file with the weights by name")
    arguments.add_argument("--name", default="model", help="as the protocol calls the model")
    arguments.add_argument("--port", type=int, default=8000)
    arguments.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments.add_argument("--threads", type=int, default=0, help="on the CPU; 0: one for each core")
    values = arguments.parse_args()
    serve(lambda: load(values.model, values.device, values.threads), values.name, values.port)


if __name__ == "__main__":
    main()
