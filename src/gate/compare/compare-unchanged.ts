import type { Baseline } from '../../baseline/find-baseline.ts';
import { findDifferences } from '../../records/comparability.ts';
import type { Comparison } from '../../verdict/comparison.ts';
import { judgeModel } from '../../verdict/judge-model.ts';
import { waiversOf } from '../rules/choose-waivers.ts';
import type { PreparedCandidate, Run } from '../run.ts';

/**
 * The comparison of a candidate that was measured before: a record has the same model file, data, settings and machine,
 * by digest. The record's figures are judged by today's limits.
 * Only a check of a change may skip measuring. A recording and a nightly run exist to measure unchanged models again,
 * and a sign-off uses no earlier run.
 *
 * @returns Undefined if anything differs, there is no record, or the record's figures do not pass.
 */
export function compareUnchanged(
  run: Pick<Run, 'request' | 'policy' | 'model' | 'waivers' | 'ports' | 'spend'>,
  candidate: Pick<PreparedCandidate, 'comparability' | 'environment'> & { readonly sha256: string },
  baseline: Baseline,
): Comparison | undefined {
  const { policy, model } = run;
  const { mode, recording, use, baseline: explicit, shard } = run.request;
  // The shards of one model run on several machines, and the record may match only some of them.
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
  if (measurement.unrepeatable !== undefined) return undefined;
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
