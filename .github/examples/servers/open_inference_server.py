"""The HTTP side of a server that speaks the Open Inference Protocol, version 2, over REST, on loopback.

The engine is a parameter, so this file is also the start of a server for any other engine. Needs NumPy only.
"""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

DTYPES = {
    "BOOL": "bool",
    "UINT8": "uint8",
    "INT8": "int8",
    "UINT16": "uint16",
    "INT16": "int16",
    "UINT32": "uint32",
    "INT32": "int32",
    "UINT64": "uint64",
    "INT64": "int64",
    "FP16": "float16",
    "FP32": "float32",
    "FP64": "float64",
}
DATATYPES = {dtype: datatype for datatype, dtype in DTYPES.items()}
LENGTH_HEADER = "Inference-Header-Content-Length"
MAX_BODY_BYTES = 256 * 2**20


@dataclass(frozen=True)
class Signature:
    """An input or an output: NumPy's name of its element type, and its shape with -1 for sizes that vary."""

    name: str
    dtype: str
    shape: Sequence[int]


@dataclass(frozen=True)
class Engine:
    """A model that is loaded. `run` takes arrays by the names of the inputs and returns arrays by those of the outputs."""

    inputs: Sequence[Signature]
    outputs: Sequence[Signature]
    run: Callable[[Mapping[str, np.ndarray]], Mapping[str, np.ndarray]]


def serve(load: Callable[[], Engine], name: str, port: int) -> None:
    """Serves an engine. It listens immediately; /v2/health/ready answers 200 once `load` has returned."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler(name))
    server.engine = None
    server.turn = threading.Lock()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    print(f"listening on port {server.server_port}", flush=True)
    server.engine = load()
    thread.join()


class BadRequest(Exception):
    """A request that cannot be answered; its message is sent with status 400."""


def _handler(name: str) -> type[BaseHTTPRequestHandler]:
    model = f"/v2/models/{name}"

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body leave together: in two packets, the second waits for the answer to the first.
        wbufsize = -1

        def do_GET(self) -> None:
            engine = self.server.engine
            pages = {
                "/v2": {"name": "open-inference-server", "version": "1", "extensions": ["binary_tensor_data"]},
                "/v2/health/live": {"live": True},
                "/v2/health/ready": {"ready": engine is not None},
                f"{model}/ready": {"name": name, "ready": engine is not None},
                model: engine and _metadata(name, engine),
            }
            if self.path not in pages:
                return self._send_error(404, f"expected a known path, got {self.path}")
            is_ready = engine is not None or self.path in ("/v2", "/v2/health/live")
            self._send_json(200 if is_ready else 503, pages[self.path])

        def do_POST(self) -> None:
            body = self._read_body()
            engine = self.server.engine
            if self.path != f"{model}/infer":
                return self._send_error(404, f"expected a known path, got {self.path}")
            if engine is None:
                return self._send_error(503, "the model is being loaded")
            try:
                length = self.headers.get(LENGTH_HEADER)
                feed, wanted = _read_request(body, length, engine)
                # One at a time: engines use all of their threads for one request.
                with self.server.turn:
                    outputs = engine.run(feed)
                self._send_outputs({each: outputs[each] for each in wanted}, is_binary=length is not None)
            except BadRequest as error:
                self._send_error(400, str(error))
            except Exception as error:
                print(f"{type(error).__name__}: {error}", flush=True)
                self._send_error(500, f"{type(error).__name__}: {error}")

        def _read_body(self) -> bytes:
            length = int(self.headers.get("Content-Length") or 0)
            if length > MAX_BODY_BYTES:
                self.close_connection = True
                return b""
            return self.rfile.read(length)

        def _send_outputs(self, outputs: Mapping[str, np.ndarray], is_binary: bool) -> None:
            heads, parts = [], []
            for key, array in outputs.items():
                head = {"name": key, "datatype": DATATYPES[array.dtype.name], "shape": list(array.shape)}
                if is_binary:
                    parts.append(np.ascontiguousarray(array).tobytes())
                    heads.append({**head, "parameters": {"binary_data_size": len(parts[-1])}})
                else:
                    heads.append({**head, "data": array.ravel().tolist()})
            header = json.dumps({"model_name": name, "outputs": heads}).encode()
            headers = {LENGTH_HEADER: str(len(header))} if is_binary else {}
            self._send(200, header + b"".join(parts), headers)

        def _send_json(self, status: int, value: object) -> None:
            self._send(status, json.dumps(value).encode(), {})

        def _send_error(self, status: int, message: str) -> None:
            self._send_json(status, {"error": message})

        def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            is_binary = LENGTH_HEADER in headers
            self.send_header("Content-Type", "application/octet-stream" if is_binary else "application/json")
            self.send_header("Content-Length", str(len(body)))
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Requests are not logged: that would take time."""

    return Handler


def _metadata(name: str, engine: Engine) -> dict:
    def declare(tensors: Sequence[Signature]) -> list[dict]:
        return [
            {"name": each.name, "datatype": DATATYPES[each.dtype], "shape": list(each.shape)} for each in tensors
        ]

    return {"name": name, "inputs": declare(engine.inputs), "outputs": declare(engine.outputs)}


def _read_request(body: bytes, length: str | None, engine: Engine) -> tuple[dict[str, np.ndarray], list[str]]:
    """The arrays of a request, and the names of the wanted outputs: all if it names none."""
    try:
        end = len(body) if length is None else int(length)
        asked = json.loads(body[:end])
        feed, rest = {}, memoryview(body)[end:]
        for each in asked["inputs"]:
            dtype, shape = np.dtype(DTYPES[each["datatype"]]), each["shape"]
            size = each.get("parameters", {}).get("binary_data_size")
            if size is None:
                array = np.asarray(each["data"], dtype)
            else:
                array, rest = np.frombuffer(rest[:size], dtype), rest[size:]
            feed[each["name"]] = array.reshape(shape)
        declared = [each.name for each in engine.outputs]
        wanted = [each["name"] for each in asked.get("outputs", [])] or declared
        if not set(wanted) <= set(declared) or set(feed) != {each.name for each in engine.inputs}:
            raise ValueError("the model has other inputs or outputs")
        return feed, wanted
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadRequest(f"expected a request of the Open Inference Protocol: {error}") from error
