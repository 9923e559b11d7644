import type { Baseline } from '../../baseline/find-baseline.ts';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import type { Difference } from '../../records/difference.ts';
import { changedHeads } from '../../verdict/changes.ts';
import type { Run } from '../run.ts';
import { findInputDifferences } from './find-input-differences.ts';
import type { ListedChanges } from './list-changes.ts';

/** What is known of both arms before anything is measured. */
export interface BeforeMeasuring {
  readonly baseline: Baseline;
  /** The baseline's model, where it is here. */
  readonly baselineArm: PreparedArm | undefined;
  readonly candidate: PreparedArm;
  /** Settings and machine of the baseline's record against those of today. */
  readonly differences: readonly Difference[];
  readonly listed: ListedChanges;
}

/** Why the two arms cannot be compared; empty where they can. */
export function findIncomparable(
  { policy, request }: Pick<Run, 'policy' | 'request'>,
  { baseline, baselineArm, candidate, differences, listed }: BeforeMeasuring,
): readonly Difference[] {
  // Limits are widened for a baseline that is not measured in turns with the candidate: too weak for a release.
  if (baseline.kind === 'figures' && request.use === 'release') return [{ kind: 'figures-only' }];
  if (baseline.kind === 'figures' && differences.length > 0) return differences;
  const ofInputs = baselineArm === undefined ? [] : findInputDifferences(baselineArm, candidate);
  if (ofInputs.length > 0) return ofInputs;
  return baseline.kind === 'none' || policy['one-change'] !== 'require' ? [] : findSeveral(listed);
}

/** Unknown changes are never taken for one change. */
function findSeveral({ changes, changesUnknown }: ListedChanges): Difference[] {
  const heads = changedHeads(changes);
  if (heads.length > 1) return [{ kind: 'several-changes', heads }];
  return changesUnknown === undefined ? [] : [{ kind: 'changes-unknown', why: changesUnknown }];
}
