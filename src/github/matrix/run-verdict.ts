import { resolve } from 'node:path';
import * as core from '@actions/core';
import { readBranchFile } from '../../git/data-branch.ts';
import type { Git } from '../../git/git.ts';
import { findNewModels } from '../../matrix/find-new-models.ts';
import { judgeResults } from '../../matrix/judge-results.ts';
import { readNeeds } from '../../matrix/read-needs.ts';
import { readResults } from '../../matrix/read-results.ts';
import { problemText } from '../../report/words/problem/problem.ts';
import { type ActionRun, STORE } from '../connections.ts';
import { deliver } from '../deliver/deliver.ts';
import { safeLine } from '../deliver/safe-log.ts';
import { recallPositiveControl } from '../nightly/read-history.ts';
import { logCommitNotes } from '../plan/log-commit-notes.ts';
import { identifyRun, openRun } from './open-run.ts';

/**
 * Judges the results of this run's measuring jobs. This is the job to require. It measures nothing and runs no model.
 *
 * @returns The exit code of the job.
 * @throws {UserError} If an input, the policy or the checkout is invalid.
 */
export async function runVerdict(
  run: ActionRun,
  { git, now }: { git: Git; now: () => Date },
): Promise<number> {
  const { inputs, env, workspace, policyFile } = run;
  const jobs = readNeeds(inputs.needs);
  const { plan, rules, models } = await openRun(run, git);
  logCommitNotes(plan.notes);
  const expected = {
    ...identifyRun(env, plan, rules.policy),
    models,
    fallback: jobs.fallback,
  };
  const read = await readResults(resolve(workspace, inputs.results));
  const positiveControl = await recallPositiveControl(
    inputs,
    (...file) => readBranchFile(git, ...file),
    now(),
  );
  const result = judgeResults(read, {
    ...{ rules, expected, positiveControl },
    newModels: await findNewModels(read.results, { plan, rules, policyFile, git }),
    use: plan.use,
    now: now(),
    problems: jobs.problems,
  });
  for (const problem of result.verdict.problems ?? []) core.warning(safeLine(problemText(problem)));
  const directory = resolve(workspace, STORE, 'out');
  await deliver(result, { ...run, directory, notes: plan.notes });
  return result.exitCode;
}
