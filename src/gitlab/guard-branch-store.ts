import type { StoreProblem } from '../records/store-fact.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import type { BranchProtection } from './branch-protection.ts';

/**
 * Records on a branch, used only if none but maintainers can write to it: anyone else could have written them for a change
 * of their own. A branch that does not exist is created by the first record.
 *
 * @param ask - Called at most once.
 */
export function guardBranchStore(
  store: BaselineStore,
  branch: string,
  ask: () => Promise<BranchProtection>,
): BaselineStore {
  let asked: Promise<BranchProtection> | undefined;
  const protection = (): Promise<BranchProtection> => {
    asked ??= ask();
    return asked;
  };
  return {
    name: store.name,
    restore: async (key) => {
      const found = await protection();
      switch (found.kind) {
        case 'protected':
          return store.restore(key);
        case 'absent':
          return { state: 'absent' };
        case 'not-protected':
          return { state: 'rejected', problem: notProtected(branch) };
        case 'unknown':
          return { state: 'unavailable', problem: failed(found.message) };
      }
    },
    listStandings: async (key) => {
      const found = await protection();
      switch (found.kind) {
        case 'protected':
          return store.listStandings(key);
        case 'absent':
          return { state: 'listed', standings: [] };
        case 'not-protected':
          return { state: 'unavailable', problem: notProtected(branch) };
        case 'unknown':
          return { state: 'unavailable', problem: failed(found.message) };
      }
    },
    save: async (key, write, acceptance) => {
      const found = await protection();
      switch (found.kind) {
        case 'protected':
        case 'absent':
          return store.save(key, write, acceptance);
        case 'not-protected':
          return { state: 'not-saved', problem: notProtected(branch) };
        case 'unknown':
          return { state: 'not-saved', problem: failed(found.message) };
      }
    },
  };
}

const notProtected = (branch: string): StoreProblem => ({ kind: 'not-protected', branch });
const failed = (message: string): StoreProblem => ({ kind: 'failed', message });
