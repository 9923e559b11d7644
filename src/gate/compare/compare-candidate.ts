import type { PreparedCandidate, Run } from '../run.ts';
import { type Compared, compareModels } from './compare-models.ts';
import { compareServed } from './compare-served.ts';
import { askCandidate, findOtherServer } from './engines/ask-runtime.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';
import { refuseStrict } from './prepare/prepare-served.ts';

/**
 * Compares a candidate with its baseline by the engines that they have.
 *
 * @throws {UserError} If a server would have to be isolated.
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export async function compareCandidate(
  run: Run,
  candidate: PreparedCandidate,
  found: ComparedBaseline,
): Promise<Compared> {
  if (candidate.engine === 'server') return compareServed(run, candidate, found);
  const server = findOtherServer(run, found.policy);
  if (server === undefined) return compareModels(run, candidate, found);
  refuseStrict(run);
  return compareServed(run, askCandidate(candidate, server), found);
}
