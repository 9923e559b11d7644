import type { BaselineStore } from '../baseline/baseline-store.ts';

/**
 * The same store, but whatever went wrong in it is also said: a store that is down or read-only never changes a verdict,
 * so nothing else would show it.
 */
export function watchStore(store: BaselineStore, say: (note: string) => void): BaselineStore {
  return {
    title: store.title,
    restore: async (key) => {
      const restored = await store.restore(key);
      if (restored.state === 'unavailable' || restored.state === 'rejected') {
        say(`${store.title}: baseline of "${key.modelId}" ${restored.state}: ${restored.detail}`);
      }
      return restored;
    },
    save: async (key, write) => {
      const saved = await store.save(key, write);
      if (saved.state === 'not-saved') {
        say(`${store.title}: baseline of "${key.modelId}" not saved: ${saved.detail}`);
      }
      return saved;
    },
  };
}
