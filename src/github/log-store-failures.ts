import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import {
  attemptNotSavedLine,
  attemptsLine,
  baselineNotRestoredLine,
  baselineNotSavedLine,
} from './words/stores.ts';

/**
 * Wraps a store so that its problems are also logged. They are in the report too, but a store that is down or read-only does
 * not change the verdict, so few people would look there.
 */
export function logStoreFailures(store: BaselineStore, say: (line: string) => void): BaselineStore {
  const { name } = store;
  return {
    name,
    restore: async (key) => {
      const restored = await store.restore(key);
      if ('problem' in restored) say(baselineNotRestoredLine(name, key.modelId, restored));
      return restored;
    },
    // If the store is down, restoring a baseline logs that already.
    listStandings: (key) => store.listStandings(key),
    save: async (key, write, acceptance) => {
      const saved = await store.save(key, write, acceptance);
      if (saved.state === 'not-saved') say(baselineNotSavedLine(name, key.modelId, saved.problem));
      return saved;
    },
  };
}

/** Like {@link logStoreFailures}, for a store of attempts. */
export function logAttemptFailures(store: AttemptStore, say: (line: string) => void): AttemptStore {
  const { name } = store;
  return {
    name,
    list: async (key) => {
      const listed = await store.list(key);
      for (const note of listed.notes) say(attemptsLine(name, key.modelId, note));
      return listed;
    },
    save: async (key, state, written) => {
      const saved = await store.save(key, state, written);
      if (saved.state === 'not-saved') say(attemptNotSavedLine(name, key.modelId, saved.problem));
      return saved;
    },
  };
}
