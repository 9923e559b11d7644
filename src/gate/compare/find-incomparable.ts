import type { Baseline } from '../../baseline/find-baseline.ts';
import { describeInputDifferences } from '../../measure/load-model.ts';
import type { PreparedArm } from '../../measure/measure-arms.ts';
import { adviseToSplit, headsOf } from '../../verdict/changes.ts';
import type { Run } from '../run.ts';
import type { ListedChanges } from './list-changes.ts';

/** Why a comparison would say nothing, and what to do about it. */
interface Incomparable {
  readonly differences: readonly string[];
  readonly nextStep: string;
}

/** What is known of both arms before anything is measured. */
export interface BeforeMeasuring {
  readonly baseline: Baseline;
  /** The baseline's model, where it is here. */
  readonly baselineArm: PreparedArm | undefined;
  readonly candidate: PreparedArm;
  /** Settings and machine of the baseline's record against those of today. */
  readonly differences: readonly string[];
  readonly listed: ListedChanges;
}

/** Limits are widened for a baseline that is not measured in turns with the candidate: too weak a word for a release. */
const FIGURES_ONLY: Incomparable = {
  differences: [
    'only the figures of the last release are here, not its model file, and no release is signed off by them',
  ],
  nextStep:
    'Let git give the last release’s model file: check out with lfs: true where it stands in Git LFS, and give the gate a token with contents: read.',
};

/** What keeps the two arms from being compared; undefined where nothing does. */
export function findIncomparable({ policy, request }: Run, known: BeforeMeasuring): Incomparable | undefined {
  const { baseline, baselineArm, candidate, differences, listed } = known;
  if (baseline.kind === 'figures' && request.use === 'release') return FIGURES_ONLY;
  if (baseline.kind === 'figures' && differences.length > 0) {
    return { differences, nextStep: 'Record a new baseline with the settings of today, then run again.' };
  }
  const unequal = baselineArm === undefined ? [] : describeInputDifferences(baselineArm, candidate);
  if (unequal.length > 0) {
    const nextStep = 'Keep the inputs of the baseline, or give the new model an id of its own in the policy.';
    return { differences: unequal, nextStep };
  }
  return baseline.kind === 'none' || policy['one-change'] !== 'require' ? undefined : findSeveral(listed);
}

/** What cannot be told to be one change is not taken for one. */
function findSeveral({ changes, untold }: ListedChanges): Incomparable | undefined {
  const waiver = 'or allow it by "one-change: warn"';
  if (headsOf(changes).length > 1) {
    const differences = changes.map(({ head, text }) => `${head}: ${text}`);
    return { differences, nextStep: `${adviseToSplit(changes)}, ${waiver}.` };
  }
  if (untold === undefined) return undefined;
  return { differences: [untold], nextStep: `Let the gate have both model files, ${waiver}.` };
}
