import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../src/errors/errors.ts';
import { LIMIT } from '../support/gate-policy.ts';
import { describeCommit, describeMachine, digestProcedure } from '../support/machine.ts';
import type { CampaignOptions } from './arguments.ts';
import { type Results, readResults, type Session } from './results.ts';
import { BUDGET_SECONDS } from './trial/time-arms.ts';

/**
 * Opens the results that a run adds to, with a new session at the end.
 *
 * @throws {UserError} If there are results without `--append`, or they come from another procedure.
 */
export async function openResults(options: CampaignOptions, root: string): Promise<Results> {
  // A quick run does not continue the results of an earlier one.
  const earlier = options.oneTrialEach && !options.append ? undefined : await readResults(options.out);
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
      version: 1,
      limit: LIMIT,
      budgetSeconds: BUDGET_SECONDS,
      sessions: [session],
      changes: {},
      trials: [],
    };
  }
  if (!options.append && earlier.trials.length > 0) throw wouldReplace(options.out, earlier.trials.length);
  const other = earlier.sessions.find(({ procedure }) => !isDeepStrictEqual(procedure, session.procedure));
  if (other !== undefined) throw otherProcedure(options.out, other, session);
  return { ...earlier, sessions: [...earlier.sessions, session] };
}

function wouldReplace(folder: string, trials: number): UserError {
  return new UserError(
    `${folder}: expected no results yet, got ${trials} trials.`,
    'Add to them with --append, name another folder with --out, or remove verdicts.json.',
  );
}

function otherProcedure(folder: string, { commit, procedure }: Session, now: Session): UserError {
  const { measuring } = now.procedure;
  return procedure.measuring === measuring
    ? new UserError(
        `${folder}: expected trials judged by procedure ${now.procedure.judging}, got ${procedure.judging} (commit ${commit}).`,
        'Judge them again with --rejudge, then append.',
      )
    : new UserError(
        `${folder}: expected trials measured by procedure ${measuring}, got ${procedure.measuring} (commit ${commit}).`,
        'Measure into another folder with --out, or remove verdicts.json.',
      );
}
