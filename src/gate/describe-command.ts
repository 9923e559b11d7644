import { relative } from 'node:path';
import type { EnteredCandidate, Run } from './run.ts';

/** The command line that does the same again. */
export function describeCommand({ request, model }: Run, { shownPath }: EnteredCandidate): string {
  const policyFile = relative(process.cwd(), request.policyFile);
  const words = [
    'regression-gate check',
    '--policy',
    policyFile,
    '--model',
    model.id,
    '--candidate',
    shownPath,
  ];
  if (request.baseline !== undefined) words.push('--baseline', relative(process.cwd(), request.baseline));
  if (request.baselinePolicyFile !== undefined) {
    words.push('--baseline-policy', relative(process.cwd(), request.baselinePolicyFile));
  }
  words.push('--budget', `${request.budgetNs / 1e9}s`, '--seed', String(request.seed));
  const commit = request.baseline === undefined ? request.commit : undefined;
  return commit === undefined ? words.join(' ') : `${words.join(' ')}  # baseline: commit ${commit}`;
}
