import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { modelChangeSchema } from '../../src/inspect/diff/change.ts';
import { compareInspections } from '../../src/inspect/diff/compare-inspections.ts';
import { inspectSource } from '../../src/inspect/inspect-model.ts';
import type { ByteSource } from '../../src/model/protobuf/byte-source.ts';
import { inspectionJson, renderInspection, renderModelChanges } from '../../src/report/render-inspection.ts';
import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import { inspect, readMemory } from '../support/inspect.ts';
import {
  blockModel,
  dequantizedModel,
  dynamicModel,
  float32,
  halfModel,
  scale,
  zeroPoint,
} from '../support/models.ts';
import { type Model, model, value } from '../support/onnx-writer.ts';

const MUTANTS = 100_000;
const SHOWN_ONE_IN = 50;
const WINDOW = 256;

/** Weights are cut off: what is mutated is structure, and a short file is read often. */
const withoutWeights = (fields: Model): Model => ({
  ...fields,
  initializers: (fields.initializers ?? []).map((each) => ({
    ...each,
    raw: each.raw?.subarray(0, 4) ?? new Uint8Array(4),
  })),
});

/** A little of everything else that the reader knows. */
const ODD: Model = {
  opsets: { '': 21, 'com.microsoft': 1, 'ai.onnx.ml': 3 },
  inputs: [value('x', 'float32', ['N', 4]), value('s', 'sequence')],
  outputs: [value('y', 'float32')],
  initializers: [
    float32('w', [4, 2], Float32Array.of(1, 0, 0, 2, 0, 3, 4, 0)),
    { name: 'far', dtype: 'int8', dims: [4, 4], external: { location: 'w.bin', offset: '8', length: '16' } },
    scale('scale', 2),
    zeroPoint('zero', 'uint8', [1, 2]),
  ],
  sparse: [
    {
      values: float32('sparse', [2], Float32Array.of(1, 2)),
      indices: { dtype: 'int64', dims: [2], raw: new Uint8Array(16) },
      dims: [2, 4],
    },
  ],
  nodes: [
    { op: 'Transpose', inputs: ['w'], outputs: ['t'], attributes: [{ name: 'perm', ints: [1, 0] }] },
    { op: 'Gemm', inputs: ['x', 't'], outputs: ['g'], attributes: [{ name: 'transB', i: 1 }] },
    {
      op: 'DequantizeLinear',
      inputs: ['far', 'scale', 'zero'],
      outputs: ['d'],
      attributes: [{ name: 'block_size', i: 2 }],
    },
    { op: 'MatMul', inputs: ['x', 'd'], outputs: ['m'] },
    { op: 'MatMul', inputs: ['x', 'sparse'], outputs: ['n'] },
    {
      op: 'If',
      inputs: ['c'],
      outputs: ['y'],
      attributes: [
        { name: 'then_branch', graph: { nodes: [{ op: 'Conv', inputs: ['x', 'w'], outputs: ['b'] }] } },
      ],
    },
    { op: 'LinearRegressor', domain: 'ai.onnx.ml', attributes: [{ name: 'coefficients', floats: [1, 2] }] },
  ],
  functions: [
    { domain: 'my', name: 'F', inputs: ['a'], outputs: ['b'], nodes: [{ op: 'MatMul', inputs: ['a', 'a'] }] },
  ],
};

const qdq = { isSymmetric: true, granularity: 'channel', hasActivations: true } as const;
const SEEDS = [
  model(ODD),
  ...[
    dequantizedModel(qdq),
    dynamicModel(),
    blockModel({ hasZeroPoints: true }),
    halfModel('float16', { keepsEnds: true }),
  ]
    .map(withoutWeights)
    .map(model),
];

/** A few bytes changed, a piece copied over another one, or the end cut off. */
function mutate(seed: Uint8Array, random: RandomSource): Uint8Array {
  const below = (limit: number) => Math.floor(random.nextUnit() * limit);
  const file = Uint8Array.from(seed);
  for (let edits = below(5); edits >= 0; edits -= 1) {
    const kind = random.nextUnit();
    if (kind < 0.6) file[below(file.length)] = below(256);
    else if (kind < 0.8) file[below(file.length)] = (0x7f + below(3)) & 0xff;
    else file.copyWithin(below(file.length), below(file.length), below(file.length));
  }
  return random.nextUnit() < 0.1 ? file.subarray(0, below(file.length)) : file;
}

describe('mutated models', () => {
  test(`${MUTANTS} of them end in an inspection or in the reader's own error, within bounds`, () => {
    const random = createRandom(3);
    const baseline = inspect(ODD);
    const memoryBefore = memoryBytes();
    let refused = 0;
    let mostMemory = 0;
    // Above 1 where a window was fetched for every byte, or every byte of the file eight times over.
    let mostWork = 0;
    for (let run = 0; run < MUTANTS; run += 1) {
      const file = mutate(SEEDS[run % SEEDS.length]!, random);
      const { source, read, work } = counted(file);
      try {
        const candidate = inspectSource(source, read, 'model.onnx');
        // Whatever was inspected can be compared, recorded and shown.
        if (run % SHOWN_ONE_IN === 0) {
          renderInspection('model.onnx', candidate);
          inspectionJson(candidate);
          const changes = compareInspections(baseline, candidate);
          expect(
            modelChangeSchema.array().safeParse(JSON.parse(JSON.stringify(changes))).error,
          ).toBeUndefined();
          renderModelChanges({ baselinePath: 'a', candidatePath: 'b', changes, isSampled: false });
        }
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        refused += 1;
      }
      const size = Math.max(file.length, 1);
      mostWork = Math.max(mostWork, (work.windows - 1) / size, work.weightBytes / size / 8);
      if (run % 1000 === 0) mostMemory = Math.max(mostMemory, memoryBytes() - memoryBefore);
    }
    expect(refused).toBeGreaterThan(MUTANTS / 10);
    expect(refused).toBeLessThan((MUTANTS * 9) / 10);
    expect(mostWork).toBeLessThanOrEqual(1);
    expect(mostMemory).toBeLessThan(200e6);
  }, 240_000);
});

const memoryBytes = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;

/** A file in small windows, with a count of what is fetched. */
function counted(file: Uint8Array) {
  const work = { windows: 0, weightBytes: 0 };
  const source: ByteSource = {
    size: file.byteLength,
    windowAt: (position) => {
      work.windows += 1;
      return file.subarray(position, position + WINDOW);
    },
  };
  const fromMemory = readMemory(file);
  const read = (position: number, target: Uint8Array) => {
    work.weightBytes += target.byteLength;
    return fromMemory(position, target);
  };
  return { source, read, work };
}
