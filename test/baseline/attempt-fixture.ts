import type { AttemptKey, AttemptRecord } from '../../src/baseline/attempt-record.ts';
import { armOf, launchOf } from '../verdict/comparison-fixture.ts';

export const ATTEMPT_KEY: AttemptKey = {
  modelId: 'm',
  fields: { candidate: 'c'.repeat(64), baseline: 'b'.repeat(64), rules: 'r' },
};

/** An attempt with one launch a given P95, in ns; each is of the candidate beside a baseline of 1 ms. */
export function attemptOf(candidateNs: readonly number[], given: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    version: 1,
    ...ATTEMPT_KEY,
    run: { id: '4711', attempt: '1', url: 'https://github.com/o/r/actions/runs/4711' },
    at: '2026-11-24T03:00:00.000Z',
    state: 'pass',
    gate: 'g',
    waivers: 'w',
    arms: [
      armOf({ launches: candidateNs.map(() => launchOf(1e6)) }),
      armOf({ launches: candidateNs.map((ns) => launchOf(ns)) }),
    ],
    failure: null,
    ...given,
  };
}
