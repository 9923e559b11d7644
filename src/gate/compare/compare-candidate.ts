import type { PreparedCandidate, Run } from '../run.ts';
import { type Compared, compareModels } from './compare-models.ts';
import { compareServed } from './compare-served.ts';
import type { ComparedBaseline } from './find-baseline-model.ts';

/**
 * Compares a candidate with its baseline by the engine that it has.
 *
 * @throws {InfrastructureError} If the baseline cannot be measured: that is not the candidate's fault.
 */
export function compareCandidate(
  run: Run,
  candidate: PreparedCandidate,
  found: ComparedBaseline,
): Promise<Compared> {
  return candidate.engine === 'server'
    ? compareServed(run, candidate, found)
    : compareModels(run, candidate, found);
}
