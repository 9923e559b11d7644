import { expect, test } from 'vitest';
import { logAttemptFailures, logStoreFailures } from '../../src/github/log-store-failures.ts';
import {
  attemptNotSavedLine,
  attemptsLine,
  baselineNotRestoredLine,
  baselineNotSavedLine,
} from '../../src/github/words/stores.ts';
import type { StoreProblem } from '../../src/records/store-fact.ts';
import type { AttemptStore, FoundAttempts } from '../../src/stores/attempt-store.ts';
import type { BaselineStore, RestoredBaseline, SavedBaseline } from '../../src/stores/baseline-store.ts';
import { ATTEMPT_KEY } from '../support/fixtures/attempt-fixture.ts';

const KEY = { modelId: 'fashion', ancestors: [], comparability: 'c', environment: 'e' };
const NAME = { kind: 'directory', path: 'shelf' } as const;
const PROBLEM: StoreProblem = { kind: 'no-answer', seconds: 60 };

const storeThatAnswers = (restored: RestoredBaseline, saved: SavedBaseline): BaselineStore => ({
  name: NAME,
  restore: async () => restored,
  listStandings: async () => ({ state: 'listed', standings: [] }),
  save: async () => saved,
});

test.each<{ restored: RestoredBaseline; said: string[] }>([
  { restored: { state: 'found', directory: '/x' }, said: [] },
  { restored: { state: 'absent' }, said: [] },
  ...(['unavailable', 'rejected'] as const).map((state) => ({
    restored: { state, problem: PROBLEM },
    said: [baselineNotRestoredLine(NAME, 'fashion', { state, problem: PROBLEM })],
  })),
])('hands on that a baseline is $restored.state, and logs what went wrong', async ({ restored, said }) => {
  const lines: string[] = [];
  const store = logStoreFailures(storeThatAnswers(restored, { state: 'saved', place: '' }), (line) =>
    lines.push(line),
  );
  expect(store.name).toBe(NAME);
  expect(await store.restore(KEY)).toBe(restored);
  expect(lines).toEqual(said);
});

test.each<{ saved: SavedBaseline; said: string[] }>([
  { saved: { state: 'saved', place: 'p' }, said: [] },
  {
    saved: { state: 'not-saved', problem: PROBLEM },
    said: [baselineNotSavedLine(NAME, 'fashion', PROBLEM)],
  },
])('hands on that a baseline is $saved.state, and logs what went wrong', async ({ saved, said }) => {
  const lines: string[] = [];
  const store = logStoreFailures(storeThatAnswers({ state: 'absent' }, saved), (line) => lines.push(line));
  expect(await store.save(KEY, async () => {})).toBe(saved);
  expect(lines).toEqual(said);
});

test('hands on attempts, and logs those that are missed and the one that is not saved', async () => {
  const listed: FoundAttempts = {
    found: [],
    notes: [
      { kind: 'attempts-unknown', problem: PROBLEM },
      { kind: 'attempt-unused', problem: PROBLEM },
    ],
    unreadFailures: [],
  };
  const saved: SavedBaseline = { state: 'not-saved', problem: PROBLEM };
  const shelf: AttemptStore = { name: NAME, list: async () => listed, save: async () => saved };
  const lines: string[] = [];
  const store = logAttemptFailures(shelf, (line) => lines.push(line));
  expect(await store.list(ATTEMPT_KEY)).toBe(listed);
  expect(await store.save(ATTEMPT_KEY, 'fail', { text: '', digest: '' })).toBe(saved);
  const { modelId } = ATTEMPT_KEY;
  expect(lines).toEqual([
    ...listed.notes.map((note) => attemptsLine(NAME, modelId, note)),
    attemptNotSavedLine(NAME, modelId, PROBLEM),
  ]);
});
