import { isDeepStrictEqual } from 'node:util';
import type { Baseline } from '../../baseline/find-baseline.ts';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import type { Difference } from '../../records/difference.ts';
import { changedHeads } from '../../verdict/changes.ts';
import type { Run } from '../run.ts';
import type { ListedChanges } from './list-changes.ts';

/** What is known about both arms before anything is measured. */
export interface BeforeMeasuring {
  readonly baseline: Baseline;
  /** The baseline's model, if it is available here. */
  readonly baselineArm: PreparedArm | undefined;
  readonly candidate: PreparedArm;
  /** Differences in settings and machine between the baseline's record and today. */
  readonly differences: readonly Difference[];
  readonly listed: ListedChanges;
}

/** Why the two arms cannot be compared; empty if they can. */
export function findIncomparable(
  { policy, request }: Pick<Run, 'policy' | 'request'>,
  { baseline, baselineArm, candidate, differences, listed }: BeforeMeasuring,
): readonly Difference[] {
  // A baseline that does not take turns with the candidate gets widened limits, which is too weak for a release.
  if (baseline.kind === 'figures' && request.use === 'release') return [{ kind: 'figures-only' }];
  if (baseline.kind === 'figures' && differences.length > 0) return differences;
  const ofInputs = baselineArm === undefined ? [] : findInputDifferences(baselineArm, candidate);
  if (ofInputs.length > 0) return ofInputs;
  return baseline.kind === 'none' || policy['one-change'] !== 'require' ? [] : findSeveral(listed);
}

type InputDifference = Extract<Difference, { kind: 'input' }>;
type InputType = NonNullable<InputDifference['baseline']>;

/** Inputs in which two models differ, so that they cannot be given the same items. */
export function findInputDifferences(baseline: PreparedArm, candidate: PreparedArm): InputDifference[] {
  const [before, now] = [inputsOf(baseline), inputsOf(candidate)];
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((name) => ({
      kind: 'input' as const,
      name,
      baseline: before.get(name) ?? null,
      candidate: now.get(name) ?? null,
    }))
    .filter((each) => !isDeepStrictEqual(each.baseline, each.candidate));
}

const inputsOf = ({ arm }: PreparedArm): Map<string, InputType> =>
  new Map(
    arm.model.facts.inputs.map(({ name, dtype, shape }) => [name, { dtype, rank: shape?.length ?? null }]),
  );

/** Unknown changes never count as one change. */
export function findSeveral({ changes, changesUnknown }: ListedChanges): Difference[] {
  const heads = changedHeads(changes);
  if (heads.length > 1) return [{ kind: 'several-changes', heads }];
  return changesUnknown === undefined ? [] : [{ kind: 'changes-unknown', why: changesUnknown }];
}
