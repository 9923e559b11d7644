import { dirname, resolve } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import { chooseRules } from '../../gate/rules/choose-rules.ts';
import type { ChosenRules } from '../../gate/rules/chosen-rules.ts';
import { readRules } from '../../gate/rules/read-rules.ts';
import { findBranchPoint, listFirstParents, readHeadCommit } from '../../git/commits.ts';
import { fetchCommit } from '../../git/fetch-commit.ts';
import { type Git, gitFailure, gitIn } from '../../git/git.ts';
import { gitRemedy } from '../../git/git-error.ts';
import { MAX_SHARDS, type MeasureJob, parseShardCounts, planShards } from '../../matrix/plan-shards.ts';
import type { Identity } from '../../matrix/result.ts';
import { digestPolicy } from '../../matrix/score-shard.ts';
import { selectModels } from '../../policy/read-policy.ts';
import { resolveNamedCommit } from '../named-commit.ts';
import { SHARED } from '../options.ts';

/** Options of the commands that divide a run into jobs: all jobs of a run get the same values. */
export const JOBS = {
  policy: SHARED.policy,
  model: SHARED.model,
  base: {
    type: 'string',
    value: 'REF',
    help: 'commit to compare with; its policy judges',
    defaultText: 'the merge base, and the policy here',
  },
} as const;

/** How the items are split; the same for `route` and `measure --job`. */
export const SHARDS = {
  type: 'string',
  value: 'N',
  default: '1',
  help: 'shards in which the items of a model are scored, or a JSON object with a number per model',
} as const;

/** Name of the run; the same for `measure` and `verdict`. */
export const RUN = {
  type: 'string',
  value: 'ID',
  help: 'name of the run, such as the id of the pipeline: results of other runs are refused',
} as const;

/** What the jobs of one run have in common. Each job finds it out in its own checkout. */
interface Jobs {
  readonly policyFile: string;
  readonly plan: Pick<GateRequest, 'commit' | 'ancestors' | 'policyCommit'>;
  readonly rules: ChosenRules;
  /** Ids of the models to measure. */
  readonly models: readonly string[];
  readonly git: Git;
}

/** @throws {UserError} If the policy or the base commit cannot be used. */
export async function openJobs(values: {
  readonly policy: string;
  readonly model?: string | undefined;
  readonly base?: string | undefined;
}): Promise<Jobs> {
  const policyFile = resolve(values.policy);
  const folder = dirname(policyFile);
  const git = gitIn(folder);
  const named = values.base === undefined ? undefined : await resolveBase(git, values.base);
  const commit = named ?? (await findBranchPoint(folder));
  const ancestors = commit === undefined ? [] : (await listFirstParents(git, commit)).ancestors;
  const plan = { commit, ancestors, policyCommit: named };
  const rules = chooseRules(await readRules({ policyFile, policyCommit: named }), 'pull-request');
  const models = selectModels(rules.policy, values.model).map(({ id }) => id);
  return { policyFile, plan, rules, models, git };
}

const FULL_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** @throws {UserError} If it is not one commit that git has or can fetch. */
export async function resolveBase(git: Git, ref: string): Promise<string> {
  const notFetched = FULL_SHA.test(ref) ? await fetchCommit(ref, git) : undefined;
  return resolveNamedCommit(git, ref, {
    option: '--base',
    noCommit: (error) =>
      new UserError(
        `--base: expected a commit, got "${ref}": ${notFetched ?? gitFailure(error)}.`,
        gitRemedy(error, 'Name a commit, a tag or a branch that this checkout has, or a full SHA.'),
        { cause: error },
      ),
  });
}

/**
 * Identifies the run.
 *
 * @throws {UserError} If it has no name, or the checkout has no commit.
 */
export async function identifyJobs(
  { policyFile, plan, rules }: Jobs,
  { run, version }: { readonly run: string | undefined; readonly version: string },
): Promise<Identity> {
  if (run === undefined || run.trim() === '') {
    throw new UserError(
      '--run: expected the name of the run, got none.',
      'Give all jobs of a run the same name, such as the id of the pipeline.',
    );
  }
  const commit = await readHeadCommit(dirname(policyFile));
  if (commit === undefined) {
    throw new UserError(
      'policy: expected a commit in the git repository around it, got none.',
      'The commit distinguishes the results of one run from those of another. Commit the change first.',
    );
  }
  return {
    gate: version,
    repository: 'local',
    runId: run,
    commit,
    baselineCommit: plan.commit ?? null,
    use: 'pull-request',
    policy: digestPolicy(rules.policy),
  };
}

/** More would not fit into a folder of results. */
const MAX_JOBS = 4096;

/** @throws {UserError} If the number of shards is invalid. */
export function listJobs(models: readonly string[], shards: string): MeasureJob[] {
  const counts = parseShardCounts(shards);
  if (counts === undefined) {
    throw new UserError(
      `--shards: expected a whole number from 1 to ${MAX_SHARDS}, or a JSON object with such a number per model, got ${JSON.stringify(shards)}.`,
      'Write 4 for every model, or {"ocr": 4} for one.',
    );
  }
  return planShards(models, counts, { place: '--shards', maxJobs: MAX_JOBS });
}
