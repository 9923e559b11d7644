import { model, value } from '../../test/support/onnx-writer.ts';

/** True figures of a simulated model, which a machine without noise would measure. */
export interface Truth {
  readonly p95Ms: number;
  /** Number of wrong items in the regression set; the same items go wrong first in every model. */
  readonly wrongItems: number;
  /** Number of items that need human review. */
  readonly reviewItems: number;
  readonly arenaMiB: number;
}

const KEY = 'truth';
const TRUTH_CHARACTERS = 160;

/**
 * A small valid model with its truth in the metadata.
 *
 * @param version - Makes models with the same truth differ in their weights, like retrained ones.
 */
export function writeTruthfulModel(truth: Truth, version: number): Buffer {
  const weights = Buffer.from(Float32Array.from({ length: 12 }, (_, index) => version + index).buffer);
  return model({
    inputs: [value('x', 'float32', ['batch', 4])],
    outputs: [value('logits', 'float32', ['batch', 3])],
    nodes: [{ op: 'MatMul', inputs: ['x', 'weights'], outputs: ['logits'] }],
    initializers: [{ name: 'weights', dtype: 'float32', dims: [4, 3], raw: weights }],
    opsets: { '': 17 },
    // Constant length, so that the file size does not reveal anything.
    metadata: { [KEY]: JSON.stringify(truth).padEnd(TRUTH_CHARACTERS) },
  });
}

/** @throws {Error} If the bytes are not a model from `writeTruthfulModel` or derived from one. */
export function readTruth(bytes: Buffer): Truth {
  const text = bytes.toString('latin1');
  const found = /\{"p95Ms":[^}]*\}/.exec(text);
  if (found === null) throw new Error('bench/quarter: expected a model that carries its truth, got another');
  return JSON.parse(found[0]) as Truth;
}
