"""Serves an ONNX file with MLServer, which speaks the Open Inference Protocol, and ONNX Runtime.

    python serve.py --model model.onnx --port 8000
"""

import argparse
import asyncio

import onnxruntime
from mlserver import MLModel, MLServer, ModelSettings, Settings
from mlserver.codecs import NumpyCodec
from mlserver.settings import ModelParameters
from mlserver.types import InferenceRequest, InferenceResponse, MetadataTensor

DATATYPES = {
    "tensor(bool)": "BOOL",
    "tensor(uint8)": "UINT8",
    "tensor(int8)": "INT8",
    "tensor(int32)": "INT32",
    "tensor(int64)": "INT64",
    "tensor(float16)": "FP16",
    "tensor(float)": "FP32",
    "tensor(double)": "FP64",
}


class OnnxModel(MLModel):
    """An ONNX file. What it takes and gives is declared as the file has it."""

    async def load(self) -> bool:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.settings.parameters.extra["threads"]
        self._session = onnxruntime.InferenceSession(
            self.settings.parameters.uri, options, providers=["CPUExecutionProvider"]
        )
        self.inputs = [_declare(each) for each in self._session.get_inputs()]
        self.outputs = [_declare(each) for each in self._session.get_outputs()]
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        feed = {each.name: NumpyCodec.decode_input(each) for each in payload.inputs}
        wanted = [each.name for each in payload.outputs or self.outputs]
        results = self._session.run(wanted, feed)
        outputs = [NumpyCodec.encode_output(*pair) for pair in zip(wanted, results)]
        return InferenceResponse(model_name=self.name, outputs=outputs)


def _declare(tensor: onnxruntime.NodeArg) -> MetadataTensor:
    shape = [size if isinstance(size, int) else -1 for size in tensor.shape]
    return MetadataTensor(name=tensor.name, datatype=DATATYPES[tensor.type], shape=shape)


async def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", required=True, help="an .onnx file")
    arguments.add_argument("--name", default="model", help="as the protocol calls the model")
    arguments.add_argument("--port", type=int, default=8000)
    arguments.add_argument("--threads", type=int, default=0, help="0: one for each core")
    values = arguments.parse_args()
    settings = Settings(
        host="127.0.0.1",
        http_port=values.port,
        # Any free one: two servers run at the same time.
        grpc_port=0,
        metrics_endpoint=None,
        # Errors without the lines of Python that they come from.
        debug=False,
        # The model runs in this process, and answers are never from a cache.
        parallel_workers=0,
        cache_enabled=False,
    )
    model = ModelSettings(
        name=values.name,
        implementation=OnnxModel,
        parameters=ModelParameters(uri=values.model, extra={"threads": values.threads}),
    )
    await MLServer(settings).start([model])


if __name__ == "__main__":
    asyncio.run(main())
