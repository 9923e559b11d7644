import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../src/errors/errors.ts';
import { describeCommit, describeMachine, digestProcedure } from '../support/machine.ts';
import type { CampaignOptions } from './arguments.ts';
import { type Results, readResults, type Session } from './results.ts';
import { BUDGET_SECONDS } from './trial/time-arms.ts';

/**
 * Opens the results that a run adds to, with a new session at the end. A campaign can be stopped and continued at any time.
 *
 * @throws {UserError} If they come from another procedure.
 */
export async function openResults(options: CampaignOptions, root: string): Promise<Results> {
  // A quick run does not continue the results of an earlier one.
  const earlier = options.oneTrialEach ? undefined : await readResults(options.out);
  const session: Session = {
    startedAt: new Date().toISOString(),
    minutes: 0,
    command: ['npm run bench:verdicts --', ...process.argv.slice(2)].join(' '),
    commit: describeCommit(root),
    procedure: digestProcedure(root),
    machine: describeMachine(),
    failures: [],
  };
  if (earlier === undefined) {
    return {
      version: 2,
      budgetSeconds: BUDGET_SECONDS,
      sessions: [session],
      trials: [],
    };
  }
  const other = earlier.sessions.find(({ procedure }) => !isDeepStrictEqual(procedure, session.procedure));
  if (other !== undefined) throw otherProcedure(options.out, other, session);
  return { ...earlier, sessions: [...earlier.sessions, session] };
}

function otherProcedure(folder: string, { commit, procedure }: Session, now: Session): UserError {
  const show = ({ measuring, judging }: Session['procedure']): string => `${measuring} and ${judging}`;
  return new UserError(
    `${folder}: expected trials of procedure ${show(now.procedure)}, got ${show(procedure)} (commit ${commit}).`,
    'A changed procedure starts a new campaign: name another folder with --out, or remove verdicts.json.',
  );
}
