import type { AttemptKey, AttemptRecord } from '../../records/attempt-record.ts';
import { canonicalJson, digestFields } from '../../records/comparability.ts';
import type { Attempts } from '../../verdict/facts/attempts.ts';
import type { Note } from '../../verdict/facts/note.ts';
import type { Measured, TrialPlan } from '../compare/measure-comparison.ts';
import type { ModelDigest, PreparedCandidate, Run } from '../run.ts';

/** One attempt at a comparison: what is measured, and the key under which attempts are pooled. */
export interface Attempt {
  readonly run: Run;
  readonly trial: TrialPlan;
  readonly key: AttemptKey;
}

/** The result of an attempt, with the attempts before it. */
export interface Attempted {
  readonly outcome: Measured;
  /** Undefined for the first attempt. */
  readonly attempts: Attempts | undefined;
  readonly notes: readonly Note[];
  /** What this run measured; undefined if it measured nothing, or is never pooled. */
  readonly record: AttemptRecord | undefined;
}

/** The arms of a comparison. */
interface ComparedArms {
  readonly prepared: PreparedCandidate;
  readonly baseline: ModelDigest | undefined;
  /** Whether the baseline is measured too; otherwise only its record's figures are available. */
  readonly isPaired: boolean;
}

/**
 * Key under which attempts at the same comparison are pooled. It omits everything that a change could vary without
 * changing what is measured: seed, budget, deadlines, the commit of a change, and the gate's own version. Each commit
 * of the default branch has its own key, because each is recorded: only re-runs of the same commit are pooled.
 */
export function attemptKey(
  { request, model, policy, basePolicy }: Pick<Run, 'request' | 'model' | 'policy' | 'basePolicy'>,
  { prepared, baseline, isPaired }: ComparedArms,
): AttemptKey {
  const { prices } = basePolicy ?? policy;
  const { shard, recording, reference } = request;
  return {
    modelId: model.id,
    fields: {
      candidate: prepared.preparedArm.arm.model.sha256,
      baseline: baseline?.sha256 ?? 'none',
      arms: isPaired ? 'both' : 'candidate',
      comparability: digestFields(prepared.comparability),
      baselineComparability: digestFields(prepared.baselineComparability),
      environment: digestFields(prepared.environment),
      rules: digestFields({
        limits: canonicalJson(model.limits),
        ...(model.slices && { slices: canonicalJson(model.slices) }),
        prices: canonicalJson(prices ?? null),
      }),
      ...(reference === 'release' && { against: 'release' }),
      ...(shard !== undefined && { shard: `${shard.index}/${shard.of}` }),
      ...(recording !== undefined && { recorded: recording.commit ?? 'none' }),
    },
  };
}
