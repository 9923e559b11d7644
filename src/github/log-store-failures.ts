import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import {
  attemptNotSavedLine,
  attemptsLine,
  baselineNotRestoredLine,
  baselineNotSavedLine,
} from './words/stores.ts';

/**
 * The same store, but whatever goes wrong in it is also in the log: the report has it too, but a store that is down or
 * read-only changes no verdict, so few would look there.
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
    // A store that is down is in the log when it is asked for a baseline.
    listStandings: (key) => store.listStandings(key),
    save: async (key, write, acceptance) => {
      const saved = await store.save(key, write, acceptance);
      if (saved.state === 'not-saved') say(baselineNotSavedLine(name, key.modelId, saved.problem));
      return saved;
    },
  };
}

/** The same for a store of attempts. */
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
