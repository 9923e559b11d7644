import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { ProtobufReader } from '../../src/model/protobuf/protobuf-reader.ts';
import { walkModel } from '../../src/model/walk-model.ts';

const FLOAT32 = 1;

/** Smaller tensors are biases and sizes. */
const MIN_BYTES = 256;

/**
 * A copy of an ONNX file whose float32 weights have few values, as a careless quantization makes them. Shapes, operators
 * and size stay.
 *
 * @param levels - How many values there are on either side of zero, per tensor.
 */
export function coarsenWeights(file: Uint8Array, levels: number): Uint8Array {
  const coarse = Uint8Array.from(file);
  const view = new DataView(coarse.buffer);
  walkModel(new ProtobufReader(memorySource(file)), {
    tensor: ({ dataType, values }) => {
      if (dataType !== FLOAT32 || values?.encoding !== 'dense' || values.length < MIN_BYTES) return;
      const places = Array.from({ length: values.length / 4 }, (_, index) => values.start + 4 * index);
      const largest = Math.max(...places.map((place) => Math.abs(view.getFloat32(place, true))));
      const step = largest / levels;
      for (const place of places)
        view.setFloat32(place, step * Math.round(view.getFloat32(place, true) / step), true);
    },
  });
  return coarse;
}
