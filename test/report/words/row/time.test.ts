import { describe, expect, test } from 'vitest';
import {
  bottleneckText,
  diagnosisText,
  executionText,
  gpuDiagnosisText,
  growthText,
  nextStepOf,
  nodesText,
} from '../../../../src/report/words/row/time.ts';
import { compareOperators } from '../../../../src/verdict/time/compare-operators.ts';
import type { Diagnosis, GpuDiagnosis } from '../../../../src/verdict/time/time-account.ts';
import { placed } from '../../../support/fixtures/verdict-fixture.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

const ofRun = {
  ns: 300e3,
  runNs: 1e6,
  operators: [
    { operator: 'Conv', nodes: 48, timeShare: 0.62 },
    { operator: 'Mul', nodes: 27, timeShare: 0.09 },
  ],
};
const gpuTimes = { computeNs: 1.2e6, enqueueNs: 1.5e6, copyNs: 100e3 };

test.each<{ diagnosis: Diagnosis; bottleneck: string; why: string; next: string }>([
  {
    diagnosis: { kind: 'queueing', waitNs: 3.1e6, serviceNs: 1.2e6 },
    bottleneck: 'queueing',
    why: 'Requests wait 3.100 ms in the queue and then take 1.200 ms.',
    next: 'Add streams or machines, or send fewer requests to each. A faster model also shortens the queue.',
  },
  {
    diagnosis: { kind: 'own-threads', ratio: 0.41 },
    bottleneck: 'the hardware',
    why: 'Its own threads compete for cores, which makes its runs 41% longer.',
    next: 'Use fewer threads than there are cores.',
  },
  {
    diagnosis: { kind: 'fallback', ...ofRun },
    bottleneck: 'data movement',
    why: 'Nodes that fell back to the CPU take 30% of a run (300 µs) with their copies: `Conv` ×48 (62%), `Mul` ×27 (9%).',
    next: 'Replace or fuse those operators with ones the provider has kernels for, or export the model with a newer opset.',
  },
  {
    diagnosis: { kind: 'reformatting', ...ofRun },
    bottleneck: 'data movement',
    why: 'Converting data takes 30% of a run (300 µs): `Conv` ×48 (62%), `Mul` ×27 (9%).',
    next: 'Use one precision and one layout across neighboring operators, so that the conversions go away.',
  },
  {
    diagnosis: { kind: 'between-kernels', ns: 400e3, runNs: 1e6, nodes: 120 },
    bottleneck: 'the runtime',
    why: 'The runtime takes 40% of a run (400 µs) between its 120 kernels and for passing tensors.',
    next: 'Use fewer, larger kernels: raise `graph-optimization`, fuse operators or run larger batches.',
  },
  {
    diagnosis: { kind: 'enqueueing', ...gpuTimes },
    bottleneck: 'the runtime',
    why: 'The GPU waits for the host: kernels take 1.200 ms, enqueueing them 1.500 ms, copies 100 µs.',
    next: 'Use fewer, larger kernels: raise `graph-optimization`, fuse operators or run larger batches.',
  },
  {
    diagnosis: { kind: 'kernels', ...ofRun, operators: [] },
    bottleneck: 'the model itself',
    why: 'Its kernels take 30% of a run (300 µs).',
    next: 'Make the arithmetic cheaper (lower precision, fewer weights or layers), or use more threads.',
  },
])('explains $diagnosis.kind', ({ diagnosis, bottleneck, why, next }) => {
  expect([bottleneckText(diagnosis), plain(diagnosisText(diagnosis)), nextStepOf(diagnosis)]).toEqual([
    bottleneck,
    why,
    next,
  ]);
});

test('says where the time goes on a GPU, and when its clocks cannot be trusted', () => {
  const gpu: GpuDiagnosis = { bound: 'enqueue', ...gpuTimes, clockVariation: null };
  expect(plain(gpuDiagnosisText(gpu))).toBe(
    'Per run: kernels take 1.200 ms, enqueueing them 1.500 ms, copies 100 µs.',
  );
  expect(plain(gpuDiagnosisText({ ...gpu, clockVariation: 0.031 }))).toBe(
    'Per run: kernels take 1.200 ms, enqueueing them 1.500 ms, copies 100 µs. The median latency varies by 3.1% between launches, so the clocks may be unstable: lock them with `runtime.lock-clocks`.',
  );
});

test('says in which precision a model was executed', () => {
  const operators = [
    { operator: 'MatMul', precision: 'float32', timeShare: 0.83 },
    { operator: 'DequantizeLinear', precision: 'int8', timeShare: 0.05 },
  ];
  const executed = 'Executed: `MatMul` float32 (83%), `DequantizeLinear` int8 (5%).';
  expect(executionText({ filePrecision: null, operators, isUnlikeFile: false })).toBe(executed);
  expect(executionText({ filePrecision: 'int8 QDQ', operators, isUnlikeFile: true })).toBe(
    `${executed} The file is int8 QDQ. Most of the arithmetic ran in floating point anyway.`,
  );
});

const row = (operator: string, nodes: number, nsPerRun: number) =>
  placed({ operator, nodes, nsPerRun, timeShare: 0.1 });

describe('growthText', () => {
  test.each([
    { title: 'a new node', arms: [[], [row('If', 1, 22_000)]], text: 'a new `If` (+22.0 µs)' },
    {
      title: 'new nodes',
      arms: [[], [row('DequantizeLinear', 24, 310_000)]],
      text: '24 new `DequantizeLinear` (+310 µs)',
    },
    {
      title: 'more nodes',
      arms: [[row('Conv', 4, 1e6)], [row('Conv', 41, 2.5e6)]],
      text: '`Conv` ×4 → ×41 (+1.500 ms)',
    },
    {
      title: 'the same nodes',
      arms: [[row('Conv', 4, 1e6)], [row('Conv', 4, 2e6)]],
      text: '`Conv` ×4 (+1.000 ms)',
    },
    {
      title: 'only what matters',
      arms: [[], [row('A', 1, 1000), row('B', 1, 200), row('C', 1, 199)]],
      text: 'a new `A` (+1.00 µs) and a new `B` (+200 ns)',
    },
    { title: 'nothing that grew', arms: [[row('Conv', 4, 2e6)], [row('Conv', 4, 1e6)]], text: undefined },
  ] as const)('names $title', ({ arms: [baseline, candidate], text }) => {
    expect(growthText(compareOperators(baseline, candidate))?.replaceAll('\u00A0', ' ')).toBe(text);
  });
});

test.each([
  [0, 24, '×24 (new)'],
  [4, 0, '×4 (gone)'],
  [4, 6, '×4 → ×6'],
  [4, 4, '×4'],
])('counts %i and %i nodes as "%s"', (before, now, text) => {
  const nodes = (count: number) => ({ nodes: count, nsPerRun: 1 });
  expect(nodesText({ baseline: nodes(before), candidate: nodes(now) })).toBe(text);
});
