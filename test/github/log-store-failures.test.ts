import { expect, test } from 'vitest';
import { logStoreFailures } from '../../src/github/log-store-failures.ts';
import type { BaselineStore, RestoredBaseline, SavedBaseline } from '../../src/stores/baseline-store.ts';

const KEY = { modelId: 'fashion', ancestors: [], comparability: 'c', environment: 'e' };

function storeThatAnswers(restored: RestoredBaseline, saved: SavedBaseline): BaselineStore {
  return {
    title: 'Shelf',
    restore: async () => restored,
    listStandings: async () => ({ state: 'listed', standings: [] }),
    save: async () => saved,
  };
}

test.each([
  { restored: { state: 'found', directory: '/x', detail: 'd' }, said: [] },
  { restored: { state: 'absent', detail: 'd' }, said: [] },
  { restored: { state: 'unavailable', detail: 'd' }, said: ['Shelf: baseline of "fashion" unavailable: d'] },
  { restored: { state: 'rejected', detail: 'd' }, said: ['Shelf: baseline of "fashion" rejected: d'] },
] as const)(
  'hands on that a baseline is $restored.state, and says what went wrong',
  async ({ restored, said }) => {
    const notes: string[] = [];
    const store = logStoreFailures(storeThatAnswers(restored, { state: 'saved', detail: '' }), (note) =>
      notes.push(note),
    );
    expect(await store.restore(KEY)).toBe(restored);
    expect(notes).toEqual(said);
  },
);

test.each([
  { saved: { state: 'saved', detail: 'd' }, said: [] },
  { saved: { state: 'not-saved', detail: 'd' }, said: ['Shelf: baseline of "fashion" not saved: d'] },
] as const)('hands on that a baseline is $saved.state, and says what went wrong', async ({ saved, said }) => {
  const notes: string[] = [];
  const store = logStoreFailures(storeThatAnswers({ state: 'absent', detail: '' }, saved), (note) =>
    notes.push(note),
  );
  expect(await store.save(KEY, async () => {})).toBe(saved);
  expect(notes).toEqual(said);
});
