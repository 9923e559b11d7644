import type { AttemptKey } from '../../records/attempt-record.ts';
import { canonicalJson, digestFields } from '../../records/comparability.ts';
import type { ModelDigest, PreparedCandidate, Run } from '../run.ts';

/** What the two arms of a comparison are. */
interface ComparedArms {
  readonly prepared: PreparedCandidate;
  readonly baseline: ModelDigest | undefined;
  /** Whether the baseline runs beside the candidate, or only its record's figures are there. */
  readonly isPaired: boolean;
}

/**
 * By what attempts are known to be at the same question. Nothing is in it that a change could turn at will without
 * changing what is measured: not the seed, the budget, the deadlines, the commit of a change, or the gate's own version.
 * A commit of the default branch is a question of its own, because each is recorded: only runs of it again are attempts.
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
      sides: isPaired ? 'both measured' : 'candidate measured',
      comparability: digestFields(prepared.comparability),
      'baseline comparability': digestFields(prepared.baselineComparability),
      environment: digestFields(prepared.environment),
      rules: digestFields({ limits: canonicalJson(model.limits), prices: canonicalJson(prices ?? null) }),
      ...(reference === 'release' && { against: 'the last release' }),
      ...(shard !== undefined && { shard: `${shard.index} of ${shard.of}` }),
      ...(recording !== undefined && { recorded: recording.commit ?? 'no commit' }),
    },
  };
}
