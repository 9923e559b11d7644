import { dirname, resolve } from 'node:path';
import type { BaselineKey } from '../baseline/baseline-store.ts';
import { digestFields } from '../baseline/comparability.ts';
import { type FoundBaseline, findBaseline } from '../baseline/find-baseline.ts';
import { type EnteredCandidate, modelAtBase, type Run } from './run.ts';

/** Looks for what the candidate is compared with; a run that records compares with nothing. */
export async function lookForBaseline(run: Run, candidate: EnteredCandidate): Promise<FoundBaseline> {
  const { request, ports, model, laboratory } = run;
  if (request.mode === 'record') {
    return { baseline: { kind: 'none', isNewModel: false, why: 'a baseline is being recorded' }, notes: [] };
  }
  if (request.mode === 'calibrate') {
    const file = request.candidate ?? resolve(dirname(request.policyFile), model.artifact);
    return { baseline: { kind: 'model', file, source: 'the same model' }, notes: [] };
  }
  return findBaseline({
    explicit: request.baseline,
    stores: ports.stores,
    key: baselineKey(run, { ...candidate, comparability: candidate.baselineComparability }),
    commit: request.commit,
    folder: dirname(request.policyFile),
    modelPath: { before: (modelAtBase(run) ?? model).artifact, now: model.artifact },
    directory: laboratory.directory,
  });
}

/** What a stored baseline of this model must have been recorded for. */
export function baselineKey(
  { request, model }: Run,
  { comparability, environment }: Pick<EnteredCandidate, 'comparability' | 'environment'>,
): BaselineKey {
  return {
    modelId: model.id,
    line: request.line,
    comparability: digestFields(comparability),
    environment: digestFields(environment),
  };
}
