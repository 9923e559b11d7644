import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/verdict/time/diagnose.ts';
import type { TimeParts } from '../../../src/verdict/time/time-account.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';

/** A run of 100 ns but for what is given; what is given comes out of the kernels. */
function partsOf(given: Partial<TimeParts>): TimeParts {
  const none = { fallbackNs: 0, copyNs: 0, reformatNs: 0, runtimeNs: 0 };
  const spent = Object.entries({ ...none, ...given }).reduce(
    (sum, [name, ns]) => (name in none ? sum + ns : sum),
    0,
  );
  return { ...none, kernelNs: 100 - spent, queueNs: 0, firstRunNs: 0, loadNs: 0, ...given };
}

const placement = [
  placed({ operator: 'Conv', nodes: 48, timeShare: 0.5 }),
  placed({ operator: 'Clip', nodes: 18, role: 'fallback', timeShare: 0.2 }),
  placed({ operator: 'MemcpyToHost', nodes: 18, role: 'copy', timeShare: 0.2 }),
  placed({ operator: 'DequantizeLinear', nodes: 24, role: 'reformat', timeShare: 0.1 }),
];

const of = (parts: Partial<TimeParts>, ownWaiting = 0) => diagnose(partsOf(parts), { ownWaiting, placement });

describe('diagnose', () => {
  test.each([
    { title: 'kernels alone', parts: {}, kind: 'kernels' },
    { title: 'waiting as long as being served', parts: { queueNs: 100 }, kind: 'kernels' },
    { title: 'waiting longer than being served', parts: { queueNs: 100.1 }, kind: 'queueing' },
    {
      title: 'waiting, whatever else',
      parts: { queueNs: 101, copyNs: 50, runtimeNs: 50 },
      kind: 'queueing',
    },
    { title: 'own threads that cost a tenth', parts: {}, ownWaiting: 0.1, kind: 'kernels' },
    { title: 'own threads that cost more', parts: {}, ownWaiting: 0.101, kind: 'own-threads' },
    { title: 'fallback of 5 %', parts: { fallbackNs: 5 }, kind: 'kernels' },
    {
      title: 'fallback and copies of more',
      parts: { fallbackNs: 2, copyNs: 3.1 },
      kind: 'fallback',
    },
    { title: 'reformatting of a quarter', parts: { reformatNs: 25 }, kind: 'kernels' },
    { title: 'reformatting of more', parts: { reformatNs: 25.1 }, kind: 'reformatting' },
    { title: '30 % between the kernels', parts: { runtimeNs: 30 }, kind: 'kernels' },
    { title: 'more than 30 % between the kernels', parts: { runtimeNs: 30.1 }, kind: 'between-kernels' },
    { title: 'nothing at all', parts: { kernelNs: 0 }, kind: 'kernels' },
  ])('$title: $kind', ({ parts, ownWaiting, kind }) => {
    expect(of(parts, ownWaiting).kind).toBe(kind);
  });

  test.each([
    { title: 'the host', bound: 'enqueue', kind: 'enqueueing' },
    { title: 'its kernels', bound: 'compute', kind: 'kernels' },
    { title: 'fallback first', bound: 'enqueue', parts: { fallbackNs: 6 }, kind: 'fallback' },
  ] as const)('on a GPU that waits for $title: $kind', ({ bound, parts = {}, kind }) => {
    const gpu = { bound, computeNs: 80, enqueueNs: 90, copyNs: 1, clockVariation: null };
    const found = diagnose(partsOf(parts), { ownWaiting: 0, placement, gpu });
    expect(found.kind).toBe(kind);
    if (kind === 'enqueueing') expect(found).toEqual({ kind, computeNs: 80, enqueueNs: 90, copyNs: 1 });
  });

  test.each([
    {
      parts: {},
      diagnosis: {
        kind: 'kernels',
        ns: 100,
        runNs: 100,
        operators: [{ operator: 'Conv', nodes: 48, timeShare: 0.5 }],
      },
    },
    {
      parts: { copyNs: 20 },
      diagnosis: {
        kind: 'fallback',
        ns: 20,
        runNs: 100,
        operators: [
          { operator: 'Clip', nodes: 18, timeShare: 0.2 },
          { operator: 'MemcpyToHost', nodes: 18, timeShare: 0.2 },
        ],
      },
    },
    {
      parts: { reformatNs: 40 },
      diagnosis: {
        kind: 'reformatting',
        ns: 40,
        runNs: 100,
        operators: [{ operator: 'DequantizeLinear', nodes: 24, timeShare: 0.1 }],
      },
    },
    {
      parts: { runtimeNs: 60 },
      diagnosis: { kind: 'between-kernels', ns: 60, runNs: 100, nodes: 108 },
    },
    { parts: { queueNs: 300 }, diagnosis: { kind: 'queueing', waitNs: 300, serviceNs: 100 } },
  ])('has the figures: $diagnosis.kind', ({ parts, diagnosis }) => {
    expect(of(parts)).toEqual(diagnosis);
  });

  test('has the figure of threads that compete', () => {
    expect(of({}, 0.3)).toEqual({ kind: 'own-threads', ratio: 0.3 });
  });
});
