import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';

/**
 * The same store, but whatever went wrong in it is also said at once, in the log: the report tells it too, but a store
 * that is down or read-only changes no verdict, so few would look there.
 */
export function logStoreFailures(store: BaselineStore, say: (note: string) => void): BaselineStore {
  return {
    title: store.title,
    restore: async (key) => {
      const restored = await store.restore(key);
      if (restored.state === 'unavailable' || restored.state === 'rejected') {
        say(`${store.title}: baseline of "${key.modelId}" ${restored.state}: ${restored.detail}`);
      }
      return restored;
    },
    // What could not be told of acceptance stands in the report; a store that is down says so when it is asked for a baseline.
    listStandings: (key) => store.listStandings(key),
    save: async (key, write, acceptance) => {
      const saved = await store.save(key, write, acceptance);
      if (saved.state === 'not-saved') {
        say(`${store.title}: baseline of "${key.modelId}" not saved: ${saved.detail}`);
      }
      return saved;
    },
  };
}

/** The same for a store of attempts. */
export function logAttemptFailures(store: AttemptStore, say: (note: string) => void): AttemptStore {
  return {
    title: store.title,
    list: async (key) => {
      const listed = await store.list(key);
      for (const note of listed.notes) say(`${store.title}: attempts at "${key.modelId}": ${note}`);
      return listed;
    },
    save: async (key, state, written) => {
      const saved = await store.save(key, state, written);
      if (saved.state === 'not-saved') {
        say(`${store.title}: attempt at "${key.modelId}" not kept: ${saved.detail}`);
      }
      return saved;
    },
  };
}
