import type { PreparedCandidate } from '../../run.ts';
import type { TrialArms } from '../measure-comparison.ts';

/** A candidate as the only arm of a trial. */
export function armsAlone(candidate: PreparedCandidate): TrialArms {
  if (candidate.engine !== 'server') return { preparedArms: [candidate.preparedArm], set: candidate.set };
  const { engine } = candidate;
  return candidate.answers === 'texts'
    ? { engine, answers: candidate.answers, preparedArms: [candidate.preparedArm], set: candidate.set }
    : { engine, answers: candidate.answers, preparedArms: [candidate.preparedArm], set: candidate.set };
}
