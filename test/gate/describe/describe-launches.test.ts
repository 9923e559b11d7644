import { describe, expect, test } from 'vitest';
import { describeLaunches } from '../../../src/gate/describe/describe-launches.ts';
import type { ArmMeasurement, Launch } from '../../../src/measure/arm-measurement.ts';
import type { Note } from '../../../src/verdict/note.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const POLICY = policyOf({ 'latency-p95': { 'max-increase': '10%' } });

/** Ten launches of each arm. */
const notesOf = (candidate: Partial<Launch>, more: Partial<ArmMeasurement> = {}): Note[] => {
  const launches = (given: Partial<Launch>) => Array.from({ length: 10 }, () => launchOf(1e6, given));
  const baseline = { launches: launches({}) };
  return describeLaunches(
    comparisonOf(POLICY, { baseline, candidate: { launches: launches(candidate), ...more } }),
  );
};

describe('a note on the launches', () => {
  test('is not made where nothing was unusual', () => {
    expect(notesOf({})).toEqual([]);
  });

  test('counts those that were discarded, of all', () => {
    const disturbances = [{ kind: 'other-process', pid: 7, bytes: null }] as const;
    const discardedLaunches = { late: 1, unsteady: 2, gpuBusy: 3, disturbances: [...disturbances] };
    expect(notesOf({}, { discardedLaunches })).toEqual([
      { kind: 'launches-discarded', why: 'late', launches: 1, of: 16, disturbances: [] },
      { kind: 'launches-discarded', why: 'unsteady', launches: 2, of: 16, disturbances: [] },
      { kind: 'launches-discarded', why: 'gpu-busy', launches: 3, of: 16, disturbances },
    ]);
  });

  test('counts those that were unsteady and count', () => {
    expect(notesOf({ isSteady: false })).toEqual([
      { kind: 'launches-unsteady', launches: 10, of: 10, isPaired: true },
    ]);
  });

  test.each([
    { isPowerCapped: true, notes: [{ kind: 'gpu-power-capped' }] },
    { isPowerCapped: false, notes: [] },
    { isPowerCapped: null, notes: [] },
  ])('says that the GPU was at its power limit: $isPowerCapped', ({ isPowerCapped, notes }) => {
    expect(notesOf({}, { gpu: { before: null, after: null, isPowerCapped } })).toEqual(notes);
  });

  test.each([
    { stealShare: 0.02, notes: [{ kind: 'cpu-stolen', share: 0.02 }] },
    { stealShare: 0.0199, notes: [] },
    { stealShare: null, notes: [] },
    { stealShare: Number.NaN, notes: [] },
  ])('gives the share of stolen time from 2 % on: $stealShare', ({ stealShare, notes }) => {
    expect(notesOf({ stealShare })).toEqual(notes);
  });

  test.each([
    { preemptedShare: 0.5, notes: [{ kind: 'preempted', baselineShare: 0, candidateShare: 0.5 }] },
    { preemptedShare: 0.0199, notes: [] },
  ])('gives the shares of preempted runs where they differ: $preemptedShare', ({ preemptedShare, notes }) => {
    expect(notesOf({ preemptedShare })).toEqual(notes);
  });
});
