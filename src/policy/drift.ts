import { type Limit, limitsSchema } from './limits.ts';

const MOVES = ['max-increase', 'max-drop'] as const satisfies readonly (keyof Limit)[];

/**
 * What each metric may lose against the last release, however many merges lie between. Bounds on a value itself need no
 * release to be held against, so they stand under `limits` alone.
 */
export const driftSchema = limitsSchema.superRefine((all, context) => {
  for (const [metric, limit] of Object.entries(all) as [string, Limit | undefined][]) {
    if (limit === undefined) continue;
    if (MOVES.every((key) => limit[key] === undefined)) {
      const message = 'expected "max-increase" or "max-drop" against the last release, got neither';
      context.addIssue({ code: 'custom', path: [metric], message });
    }
    for (const key of ['max', 'min'] as const) {
      if (limit[key] === undefined) continue;
      const message = `expected "${key}" under "limits", where it holds without a release, got it under "drift"`;
      context.addIssue({ code: 'custom', path: [metric, key], message });
    }
  }
});
