import { describe, expect, test } from 'vitest';
import { describeLaunches } from '../../../src/gate/describe/describe-launches.ts';
import type { ArmMeasurement, Launch } from '../../../src/measure/arm-measurement.ts';
import type { Note } from '../../../src/verdict/facts/note.ts';
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
    const discardedLaunches = { late: 1, gpuBusy: 3, disturbances: [...disturbances] };
    expect(notesOf({}, { discardedLaunches })).toEqual([
      { kind: 'launches-discarded', why: 'late', launches: 1, of: 14, disturbances: [] },
      { kind: 'launches-discarded', why: 'gpu-busy', launches: 3, of: 14, disturbances },
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
    { title: 'from 2% on', others: 0.02 / 0.98, share: 0.02 },
    { title: 'not below', others: 0.0199 / 0.9801, share: undefined },
    { title: 'of half the time', others: 1, share: 0.5 },
  ])('gives the share of the time that the models waited for a core, $title', ({ others, share }) => {
    const notes = notesOf({ waiting: { others, own: 0 } });
    expect(notes).toEqual(
      share === undefined
        ? []
        : [
            {
              kind: 'waited-for-cores',
              baselineShare: 0,
              candidateShare: expect.closeTo(share, 12),
              isLeftOut: true,
            },
          ],
    );
  });

  test('names no waiting of a baseline that there is not', () => {
    const launches = Array.from({ length: 10 }, () => launchOf(1e6, { waiting: { others: 1, own: 0 } }));
    const notes = describeLaunches(comparisonOf(POLICY, { baseline: null, candidate: { launches } }));
    expect(notes).toMatchObject([{ kind: 'waited-for-cores', baselineShare: null }]);
  });

  test('says that latency includes the waiting where it cannot be left out', () => {
    const waiting = { others: 1, own: 0 };
    expect(notesOf({ waiting, net: null })).toMatchObject([{ isLeftOut: false }]);
  });

  test('says nothing of waiting where the kernel does not report it', () => {
    expect(notesOf({ waiting: null, net: null })).toEqual([]);
  });
});
