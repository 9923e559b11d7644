import type { StagedModel } from '../model/stage-model.ts';
import { type ComputedOutput, canPassOn, type Derived, deriveModel } from './derive-model.ts';
import { constant, graphAttribute, node, valueInfo } from './onnx-parts.ts';
import { type OnnxPiece, text } from './onnx-pieces.ts';
import type { SplitModel } from './split-model.ts';

const PREFIX = 'regression_gate_control_';
const COUNT = `${PREFIX}count`;
const GO_ON = `${PREFIX}go_on`;

/**
 * Derives a model that repeats its computation: its nodes become the body of a `Loop`, whose last iteration gives the
 * outputs. The runtime never merges iterations, and the weights stay in place.
 *
 * @param times - Number of iterations, at least 2.
 * @see https://onnx.ai/onnx/operators/onnx__Loop.html
 */
export function deriveSlowerModel(staged: StagedModel, directory: string, times: number): Promise<Derived> {
  return deriveModel(staged, directory, {
    choose: (outputs) => {
      const other = outputs.find((output) => !canPassOn(output));
      if (other !== undefined)
        return { why: { kind: 'output-type', output: other.name, dtype: other.dtype } };
      return { outputs: outputs.filter(canPassOn) };
    },
    build: (split, outputs) => loop(split, outputs, times),
  });
}

function loop(split: SplitModel, outputs: readonly ComputedOutput[], times: number): OnnxPiece[] {
  const before = (index: number): string => `${PREFIX}before_${index}`;
  const start = (index: number): string => `${PREFIX}start_${index}`;
  const raw = new Uint8Array(8);
  new DataView(raw.buffer).setBigInt64(0, BigInt(times), true);
  const body: OnnxPiece[] = [
    ...split.nodes,
    ...node('Identity', [`${GO_ON}_in`], [`${GO_ON}_out`]),
    ...text(2, `${PREFIX}body`),
    ...valueInfo(11, `${PREFIX}turn`, { dtype: 'int64', isScalar: true }),
    ...valueInfo(11, `${GO_ON}_in`, { dtype: 'bool', isScalar: true }),
    ...outputs.flatMap(({ dtype }, index) => valueInfo(11, before(index), { dtype })),
    ...valueInfo(12, `${GO_ON}_out`, { dtype: 'bool', isScalar: true }),
    ...outputs.flatMap(({ inner, dtype }) => valueInfo(12, inner, { dtype })),
    ...split.valueInfo,
  ];
  return [
    ...constant(COUNT, { dtype: 'int64', dims: [], raw }),
    ...constant(GO_ON, { dtype: 'bool', dims: [], raw: Uint8Array.of(1) }),
    // Nothing reads these, but a Loop needs initial values; empty ones are the cheapest.
    ...outputs.flatMap(({ dtype }, index) =>
      constant(start(index), { dtype, dims: [0], raw: new Uint8Array() }),
    ),
    ...node(
      'Loop',
      [COUNT, GO_ON, ...outputs.map((_, index) => start(index))],
      outputs.map(({ name }) => name),
      [graphAttribute('body', body)],
    ),
  ];
}
