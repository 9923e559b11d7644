import type { Saved } from '../../../records/store-fact.ts';
import { storeProblemText, storeText } from './store.ts';

/** How a save ended: one sentence. The place is not a code span, because that would cut the long key of a cache entry. */
export function savedText(saved: Saved): string {
  switch (saved.state) {
    case 'saved':
      return `Saved in ${storeText(saved.store)} as ${saved.place}.`;
    case 'not-saved':
      return `Not saved in ${storeText(saved.store)}: ${storeProblemText(saved.problem)}.`;
  }
}
