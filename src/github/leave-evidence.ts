import { resolve } from 'node:path';
import { writeFiles } from '../files/write-files.ts';
import { collectEvidence } from '../gate/attempts/reuse-pull-request-evidence.ts';
import type { JudgedModel } from '../gate/gate-result.ts';
import { writeEvidence } from '../records/attempt-record.ts';
import { type ActionRun, STORE } from './connections.ts';
import { EVIDENCE_FILE } from './pull-request-evidence.ts';

/**
 * On a pull request, writes the measurements to a file for the merge queue, which cannot read the cache entries of a pull
 * request's run. If nothing was measured, an empty file replaces an older one.
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
