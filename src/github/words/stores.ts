import type { StoreName, StoreProblem } from '../../records/store-fact.ts';
import { storeProblemText, storeText } from '../../report/words/baseline/store.ts';
import type { AttemptNote } from '../../stores/attempt-store.ts';

/** A line of the log: a baseline could not be restored, or must not be used. */
export function baselineNotRestoredLine(
  store: StoreName,
  modelId: string,
  { state, problem }: { state: 'unavailable' | 'rejected'; problem: StoreProblem },
): string {
  const what = { unavailable: 'No baseline', rejected: 'Ignored the baseline' }[state];
  return `${what} of ${modelId} from ${storeText(store)}: ${storeProblemText(problem)}.`;
}

/** A line of the log: a baseline was not saved. */
export function baselineNotSavedLine(store: StoreName, modelId: string, problem: StoreProblem): string {
  return `Did not save the baseline of ${modelId} to ${storeText(store)}: ${storeProblemText(problem)}.`;
}

/** A line of the log: earlier attempts could not be listed, or one of them is not used. */
export function attemptsLine(store: StoreName, modelId: string, { kind, problem }: AttemptNote): string {
  const from = `of ${modelId} from ${storeText(store)}: ${storeProblemText(problem)}.`;
  switch (kind) {
    case 'attempts-unknown':
      return `Could not list all earlier attempts ${from}`;
    case 'attempt-unused':
      return `Ignored an earlier attempt ${from}`;
  }
}

/** A line of the log: this attempt was not saved for re-runs. */
export function attemptNotSavedLine(store: StoreName, modelId: string, problem: StoreProblem): string {
  return `Did not save this attempt of ${modelId} to ${storeText(store)}: ${storeProblemText(problem)}.`;
}
