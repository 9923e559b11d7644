import { inspectSource } from '../../src/inspect/inspect-model.ts';
import type { ModelInspection } from '../../src/inspect/model-inspection.ts';
import type { ReadAt } from '../../src/inspect/tensor-bytes.ts';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { type Model, model } from './onnx-writer.ts';

/** Inspects a model given as plain values or as bytes. */
export function inspect(fields: Model | Uint8Array): ModelInspection {
  const bytes = fields instanceof Uint8Array ? fields : model(fields);
  return inspectSource(memorySource(bytes), readMemory(bytes), 'model.onnx');
}

/** Random access to bytes in memory. */
export function readMemory(bytes: Uint8Array): ReadAt {
  return (position, target) => {
    const part = bytes.subarray(position, position + target.byteLength);
    target.set(part);
    return part.byteLength;
  };
}
