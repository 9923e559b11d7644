import { resolve } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { isThere } from '../../files/is-there.ts';
import { findNewModels } from '../../matrix/find-new-models.ts';
import { judgeResults } from '../../matrix/judge-results.ts';
import { readResults } from '../../matrix/read-results.ts';
import { defineCommand } from '../define/define-command.ts';
import { clearResult, printResult, RESULT } from '../result/print-result.ts';
import { identifyJobs, JOBS, openJobs, RUN } from './open-jobs.ts';

/** Judges the results of a run's measuring jobs. */
export const verdict = defineCommand({
  name: 'verdict',
  summary: 'judge the results of all jobs of a run',
  positionals: [
    { name: 'RESULTS', what: 'a folder of results', example: 'regression-gate verdict results --run 4711' },
  ],
  options: {
    ...JOBS,
    run: RUN,
    fallback: {
      type: 'boolean',
      default: false,
      help: 'the jobs were meant to run on the CPU instead of a GPU',
    },
    ...RESULT,
  },
  details: `Reads all files named result-*.json in RESULTS and its subfolders. It measures nothing and runs no model. A model without a
result, with a missing shard or with a result of another run, commit or policy is an error (exit 4), never a pass.`,
  async run({ values, positionals: [folder] }, terminal) {
    await clearResult(values);
    if (!(await isThere(folder)))
      throw new UserError(
        `verdict: expected a folder of results, got no such folder (${folder}).`,
        'Name the folder with the files that "regression-gate measure --run" wrote.',
      );
    const jobs = await openJobs(values);
    const { plan, rules, models, policyFile, git } = jobs;
    const of = await identifyJobs(jobs, { run: values.run, version: terminal.version });
    const read = await readResults(resolve(folder));
    const result = judgeResults(read, {
      ...{ rules, expected: { of, attempt: 1, models, fallback: values.fallback } },
      newModels: await findNewModels(read.results, { plan, rules, policyFile, git }),
      ...{ use: 'pull-request', now: new Date(), problems: [] },
    });
    await printResult(result, { ...values, sources: { policy: values.policy } }, terminal);
    return result.exitCode;
  },
});
