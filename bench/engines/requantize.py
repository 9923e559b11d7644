"""Quantizes a GGUF file with llama.cpp itself: python3 requantize.py FOLDER in.gguf out.gguf Q2_K

Loads the libraries of @node-llama-cpp/linux-x64 in FOLDER, which brings no program that does it. No packages.
"""

import ctypes
import sys
from pathlib import Path

# enum llama_ftype, https://github.com/ggml-org/llama.cpp/blob/master/include/llama.h
TYPES = {"Q4_0": 2, "Q4_1": 3, "Q8_0": 7, "Q2_K": 10, "Q3_K_S": 11, "Q3_K_M": 12, "Q4_K_S": 14, "Q4_K_M": 15}


class Parameters(ctypes.Structure):
    """The first members of llama_model_quantize_params, and room for those that follow."""

    _fields_ = [
        ("threads", ctypes.c_int32),
        ("type", ctypes.c_int32),
        ("output_type", ctypes.c_int32),
        ("embedding_type", ctypes.c_int32),
        ("may_requantize", ctypes.c_bool),
        ("rest", ctypes.c_uint8 * 495),
    ]


def quantize(folder: Path, source: str, target: str, kind: str) -> None:
    # Each needs those before it, and does not find them in its folder.
    libraries = [*folder.glob("libggml-base.so"), *folder.glob("libggml.v*.so"), *folder.glob("libllama.v*.so")]
    llama = [ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL) for library in libraries][-1]
    llama.llama_model_quantize_default_params.restype = Parameters
    llama.llama_model_quantize.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(Parameters)]
    parameters = llama.llama_model_quantize_default_params()
    parameters.type = TYPES[kind]
    parameters.may_requantize = True
    llama.llama_backend_init()
    failed = llama.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(parameters))
    if failed:
        raise SystemExit(f"llama_model_quantize failed with {failed}")


if __name__ == "__main__":
    quantize(Path(sys.argv[1]), *sys.argv[2:5])
