import { model, value } from '../../test/support/onnx-writer.ts';

/** What is true of a simulated model: what a machine without noise would measure. */
export interface Truth {
  readonly p95Ms: number;
  /** Items of the regression set that it gets wrong; the same ones come first in every model. */
  readonly wrongItems: number;
  /** Items that go to a person. */
  readonly reviewItems: number;
  readonly arenaMiB: number;
}

const KEY = 'truth';
const TRUTH_CHARACTERS = 160;

/**
 * A small valid model that carries its truth in its metadata.
 *
 * @param version - Makes models of the same truth differ in their weights, as retrained ones do.
 */
export function writeTruthfulModel(truth: Truth, version: number): Buffer {
  const weights = Buffer.from(Float32Array.from({ length: 12 }, (_, index) => version + index).buffer);
  return model({
    inputs: [value('x', 'float32', ['batch', 4])],
    outputs: [value('logits', 'float32', ['batch', 3])],
    nodes: [{ op: 'MatMul', inputs: ['x', 'weights'], outputs: ['logits'] }],
    initializers: [{ name: 'weights', dtype: 'float32', dims: [4, 3], raw: weights }],
    opsets: { '': 17 },
    // Of one length, so that the size of the file tells nothing.
    metadata: { [KEY]: JSON.stringify(truth).padEnd(TRUTH_CHARACTERS) },
  });
}

/** @throws {Error} If the bytes are no model of `writeTruthfulModel`, or of what was made from one. */
export function readTruth(bytes: Buffer): Truth {
  const text = bytes.toString('latin1');
  const found = /\{"p95Ms":[^}]*\}/.exec(text);
  if (found === null) throw new Error('bench/quarter: expected a model that carries its truth, got another');
  return JSON.parse(found[0]) as Truth;
}
