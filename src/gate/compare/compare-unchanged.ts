import type { Baseline } from '../../baseline/find-baseline.ts';
import { findDifferences } from '../../records/comparability.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import { judgeModel } from '../../verdict/judge-model.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/**
 * The comparison of a candidate that was measured before: the same model file, data, settings and machine as a record
 * has, by digest. Its figures are the record's, judged by today's limits.
 *
 * Only a check of a change is spared the measuring: a recording and a nightly run are there to measure again what has not
 * changed, and a sign-off uses no older run.
 *
 * @returns Undefined when anything differs, when there is no record, or when the record's figures do not pass.
 */
export function compareUnchanged(
  run: Pick<Run, 'request' | 'policy' | 'model' | 'waivers' | 'ports' | 'spend'>,
  candidate: Pick<PreparedCandidate, 'comparability' | 'environment'> & { readonly sha256: string },
  baseline: Baseline,
): Comparison | undefined {
  const { policy, model } = run;
  const { mode, recording, use, baseline: explicit, shard } = run.request;
  // The shards of one model run on several machines, of which only some may be that of the record.
  const mayReuse =
    mode === 'check' &&
    recording === undefined &&
    use === 'pull-request' &&
    explicit === undefined &&
    shard === undefined;
  const record = 'record' in baseline ? baseline.record : undefined;
  if (!mayReuse || record === undefined) return undefined;
  if (record.model.sha256 !== candidate.sha256) return undefined;
  const differences = [
    ...findDifferences(record.comparability, candidate.comparability),
    ...findDifferences(record.environment, candidate.environment),
  ];
  if (differences.length > 0) return undefined;
  const { measurement } = record;
  const comparison: Comparison = {
    policy: model,
    prices: policy.prices,
    baseline: measurement,
    candidate: measurement,
    isPaired: true,
    waivers: waiversOf(run),
    spend: run.spend,
  };
  const { state } = judgeModel(comparison);
  return state === 'pass' || state === 'waived' ? comparison : undefined;
}
