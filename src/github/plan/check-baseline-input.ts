import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { isTracked } from '../../git/git-tree.ts';
import type { Use } from '../../verdict/exit-code.ts';
import type { ActionRun } from '../connections.ts';
import { isProposal } from './event.ts';

/**
 * Checks that the input `baseline` may be believed: it is as trustworthy as the workflow that put it there.
 *
 * @throws {UserError} If the change under test could have written it, or in a sign-off, whose baseline is the last release.
 */
export async function checkBaselineInput(
  { inputs, event, workspace, checkout }: Pick<ActionRun, 'inputs' | 'event' | 'workspace' | 'checkout'>,
  use: Use,
): Promise<void> {
  const { baseline } = inputs;
  if (baseline === undefined) return;
  if (use === 'release') {
    throw new UserError(
      `input "baseline": expected none for a sign-off, got ${JSON.stringify(baseline)}.`,
      'A sign-off compares with the last release, from the data branch or git.',
    );
  }
  if (!isProposal(event)) return;
  const named = resolve(workspace, baseline);
  // A link in git could lead to another file of the change.
  const real = await realpath(named).catch(() => named);
  if (!(await isTracked(checkout, named)) && !(await isTracked(checkout, real))) return;
  throw new UserError(
    `input "baseline": expected a file that is not in git, got ${JSON.stringify(baseline)}, which this change could edit.`,
    'Leave the input out: the gate takes the model at the base commit from git. Otherwise fetch or build the baseline in a step of the workflow.',
  );
}
