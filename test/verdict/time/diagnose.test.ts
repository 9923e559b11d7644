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

const of = (parts: Partial<TimeParts>, [preemptedShare, spread] = [0, 1]) =>
  diagnose(partsOf(parts), { preemptedShare, spread, placement });

describe('diagnose', () => {
  test.each([
    { title: 'kernels alone', parts: {}, bottleneck: 'model' },
    { title: 'waiting as long as being served', parts: { queueNs: 100 }, bottleneck: 'model' },
    { title: 'waiting longer than being served', parts: { queueNs: 100.1 }, bottleneck: 'queueing' },
    {
      title: 'waiting, whatever else',
      parts: { queueNs: 101, copyNs: 50, runtimeNs: 50 },
      bottleneck: 'queueing',
    },
    { title: 'a fifth of the runs interrupted', parts: {}, machine: [0.2, 3], bottleneck: 'model' },
    { title: 'more interrupted, and it hurts', parts: {}, machine: [0.201, 1.51], bottleneck: 'hardware' },
    { title: 'all interrupted, and it does not hurt', parts: {}, machine: [1, 1.5], bottleneck: 'model' },
    { title: 'fallback of 5 %', parts: { fallbackNs: 5 }, bottleneck: 'model' },
    {
      title: 'fallback and copies of more',
      parts: { fallbackNs: 2, copyNs: 3.1 },
      bottleneck: 'data movement',
    },
    { title: 'reformatting of a quarter', parts: { reformatNs: 25 }, bottleneck: 'model' },
    { title: 'reformatting of more', parts: { reformatNs: 25.1 }, bottleneck: 'data movement' },
    { title: '30 % between the kernels', parts: { runtimeNs: 30 }, bottleneck: 'model' },
    { title: 'more than 30 % between the kernels', parts: { runtimeNs: 30.1 }, bottleneck: 'runtime' },
    { title: 'nothing at all', parts: { kernelNs: 0 }, bottleneck: 'model' },
  ])('$title: $bottleneck', ({ parts, machine, bottleneck }) => {
    expect(of(parts, machine as [number, number] | undefined).bottleneck).toBe(bottleneck);
  });

  test.each([
    { title: 'the host', bound: 'enqueue', bottleneck: 'runtime' },
    { title: 'its kernels', bound: 'compute', bottleneck: 'model' },
    { title: 'fallback first', bound: 'enqueue', parts: { fallbackNs: 6 }, bottleneck: 'data movement' },
  ] as const)('on a card that waits for $title: $bottleneck', ({ bound, parts = {}, bottleneck }) => {
    const gpu = { bound, why: 'kernels 80 ns, handing them over 90 ns', clocks: null };
    const found = diagnose(partsOf(parts), { preemptedShare: 0, spread: 1, placement, card: gpu });
    expect(found.bottleneck).toBe(bottleneck);
    if (bottleneck === 'runtime') expect(found.why).toBe(`the card waits for the host: ${gpu.why}`);
  });

  test.each([
    { parts: {}, why: 'its kernels take 100 % of a run (100 ns): `Conv` ×48 50 %' },
    {
      parts: { copyNs: 20 },
      why: 'nodes that ran on the CPU instead, with the copies for them, take 20 % of a run (20.0 ns): `Clip` ×18 20 %, `MemcpyToHost` ×18 20 %',
    },
    {
      parts: { reformatNs: 40 },
      why: 'changing the format of data takes 40 % of a run (40.0 ns): `DequantizeLinear` ×24 10 %',
    },
    {
      parts: { runtimeNs: 60 },
      why: '60 % of a run (60.0 ns) is spent between the 108 kernels and in handing tensors over',
    },
    { parts: { queueNs: 300 }, why: 'requests wait for 300 ns and are served in 100 ns' },
  ])('says why: $why', ({ parts, why }) => {
    expect(of(parts).why.replaceAll('\u00A0', ' ')).toBe(why);
  });
});
