import { resolve } from 'node:path';
import { collectEvidence } from '../gate/attempts/reuse-pull-request-evidence.ts';
import type { JudgedModel } from '../gate/describe/describe-run.ts';
import { writeEvidence } from '../records/attempt-record.ts';
import { writeFiles } from '../report/write-result.ts';
import { type ActionRun, STORE } from './connections.ts';
import { EVIDENCE_FILE } from './pull-request-evidence.ts';

/**
 * On a pull request, leaves what was measured for the merge queue, which cannot see what a pull request's run has put into
 * the cache. Where nothing was measured an empty file takes the place of an older one.
 *
 * @throws {InfrastructureError} If the file cannot be written.
 */
export async function leaveEvidence(
  judged: readonly JudgedModel[],
  { event, workspace }: Pick<ActionRun, 'event' | 'workspace'>,
): Promise<void> {
  if (event.kind !== 'pull-request') return;
  const directory = resolve(workspace, STORE, 'out');
  await writeFiles(directory, { [EVIDENCE_FILE]: writeEvidence(collectEvidence(judged)) });
}
