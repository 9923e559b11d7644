import type { AttemptKey } from '../baseline/attempt-record.ts';
import { canonicalJson, digestFields } from '../baseline/comparability.ts';
import type { EnteredCandidate, ModelDigest, Run } from './run.ts';

/** What the two sides of a comparison are. */
export interface ComparedSides {
  readonly entered: EnteredCandidate;
  readonly baseline: ModelDigest | undefined;
  /** Whether the baseline runs beside the candidate, or only its record's figures are there. */
  readonly isPaired: boolean;
}

/**
 * By what attempts are known to be at the same question. Nothing is in it that a change could turn at will without
 * changing what is measured: not the seed, the budget, the deadlines, the commit, or the gate's own version.
 */
export function attemptKey(
  { model, policy, basePolicy }: Pick<Run, 'model' | 'policy' | 'basePolicy'>,
  { entered, baseline, isPaired }: ComparedSides,
): AttemptKey {
  const { prices } = basePolicy ?? policy;
  return {
    modelId: model.id,
    fields: {
      candidate: entered.contestant.arm.model.sha256,
      baseline: baseline?.sha256 ?? 'none',
      sides: isPaired ? 'both measured' : 'candidate measured',
      comparability: digestFields(entered.comparability),
      'baseline comparability': digestFields(entered.baselineComparability),
      environment: digestFields(entered.environment),
      rules: digestFields({ limits: canonicalJson(model.limits), prices: canonicalJson(prices ?? null) }),
    },
  };
}
