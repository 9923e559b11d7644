import { lstat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { isThere } from '../files/is-there.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { findBranchPoint, listFirstParents, readHeadCommit } from '../git/commits.ts';
import { gitIn } from '../git/git.ts';
import { openAttemptDirectory } from '../stores/attempt-directory-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import { BY_DEFAULT, readServer, runComparison } from './compare.ts';
import { openDataBranch } from './data-branch.ts';
import { defineCommand } from './define/define-command.ts';
import { findTarget } from './find-target.ts';
import { appendHistory } from './history/local-history.ts';
import { JOBS, resolveBase } from './jobs/open-jobs.ts';
import {
  EXTENSION,
  exitCode,
  ports,
  readExtensionOptions,
  readShared,
  SHARED,
  sharedRequest,
} from './options.ts';
import { findLastRelease } from './release/last-release.ts';
import { clearResult, printResult, RESULT } from './result/print-result.ts';
import { areServers, isFileWithServer, runServerComparison } from './served/compare-servers.ts';

/** Judges a model against its baseline, or records it. */
export const check = defineCommand({
  name: 'check',
  summary: 'compare the candidate with its baseline and judge it',
  options: {
    ...SHARED,
    policy: {
      type: 'string',
      value: 'FILE',
      help: SHARED.policy.help,
      defaultText: SHARED.policy.default,
    },
    ...EXTENSION,
    baseline: {
      type: 'string',
      value: 'FILE',
      help: 'a model (.onnx), a record (record.json) or a folder with the model to compare with',
    },
    'baseline-policy': {
      type: 'string',
      value: 'FILE',
      help: 'policy whose runtime settings the baseline uses',
    },
    base: JOBS.base,
    target: {
      type: 'string',
      value: 'REF',
      help: 'branch that the change will be merged into; its policy judges, the merge base is the baseline',
    },
    fork: {
      type: 'boolean',
      default: false,
      help: 'the change is from a fork: run nothing unless the policy of --base or --target allows forks',
    },
    candidate: {
      type: 'string',
      value: 'FILE',
      help: 'model to judge, or a folder with it',
      defaultText: 'the policy’s artifact',
    },
    store: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate',
      help: 'folder with recorded baselines',
    },
    'data-branch': {
      type: 'string',
      value: 'NAME',
      help: 'branch of origin with recorded baselines; --record adds to it instead of STORE',
      defaultText: 'none',
    },
    ...RESULT,
    release: {
      type: 'string',
      value: 'REF',
      help: 'tag or commit for the drift limits',
      defaultText: 'the nearest tag before HEAD, or before the named base',
    },
    record: {
      type: 'boolean',
      default: false,
      help: 'measure the candidate, keep it as the baseline, and add it to STORE/history.jsonl',
    },
    'explain-accuracy': {
      type: 'boolean',
      default: false,
      help: 'if the task score got worse, compare both models layer by layer and name the first tensors that differ',
    },
    fresh: {
      type: 'boolean',
      default: false,
      help: 'ignore earlier attempts at the same comparison (in STORE/attempts)',
    },
  },
  details: `Without --baseline, the gate compares with the record of the git merge base in the store; else with the model file
at the merge base; else with the record of the nearest of the 20 commits before it. If there is none of these, the
verdict is no-baseline (exit 3).

In CI, use --target with the branch that the change will be merged into: its newest policy, waivers and data judge, even if the
change began before they were written. The baseline is the model where the change left the branch, so that it is not blamed
for what it lacks. It takes the whole history. --base REF takes both from one commit. With either, baselines and attempts in
the store are not used: a change could have written them. Records on the --data-branch are used: protect it, so that no change
can write to it. In GitLab CI, a branch that developers can write to is refused. The last release is then the nearest tag before
the baseline, so that a change cannot tag its own. A name that fits several branches or tags is refused: write its full name, such
as refs/remotes/origin/main.

Without a policy file, --baseline and --candidate together work like "regression-gate compare".`,
  async run({ values }, terminal) {
    const { baseline, 'baseline-policy': baselinePolicy, candidate, record } = values;
    const other = (['baseline', 'baseline-policy', 'base', 'target'] as const).find(
      (name) => values[name] !== undefined,
    );
    if (record && other !== undefined) {
      throw new UserError(
        `--record: expected no --${other} with it, got one.`,
        'Leave one of them out: --record measures the candidate and compares it with nothing.',
      );
    }
    const options = readShared({ ...values, policy: values.policy ?? SHARED.policy.default });
    await clearResult(values);
    if (await lacksPolicy(values)) {
      const { baseline: before = '', candidate: now = '' } = values;
      const server = isFileWithServer(before, now) ? readServer(now, {}) : undefined;
      if (server === undefined && areServers(before, now)) {
        if (values['explain-accuracy']) throw noLayers();
        const result = await runServerComparison({ baseline: before, candidate: now }, values, terminal);
        await printResult(result, { ...values, sources: {} }, terminal);
        return exitCode(result);
      }
      const explainsAccuracy = values['explain-accuracy'];
      if (server !== undefined && explainsAccuracy) throw noLayers();
      const file = server === undefined ? now : before;
      const files = { baseline: before, candidate: file, options, extension: readExtensionOptions(values) };
      const compared = await runComparison({ ...files, ...BY_DEFAULT, server, explainsAccuracy }, terminal);
      const sources = server === undefined ? { candidate: now } : {};
      await printResult(compared, { ...values, sources }, terminal);
      return exitCode(compared);
    }
    const shared = sharedRequest(options);
    const folder = dirname(shared.policyFile);
    const named = await findNamedBase(folder, values);
    const base = record ? undefined : (named?.commit ?? (await findBranchPoint(folder)));
    const request: GateRequest = {
      ...shared,
      extension: readExtensionOptions(values),
      candidate: candidate && resolve(candidate),
      baseline: baseline && resolve(baseline),
      baselinePolicyFile: baselinePolicy && resolve(baselinePolicy),
      mode: record ? 'alone' : 'check',
      recording: record ? { commit: await readHeadCommit(folder) } : undefined,
      commit: base,
      policyCommit: named?.policyCommit,
      forkPoint: named?.forkPoint,
      fork: values.fork ? 'on-own-runner' : undefined,
      explainsAccuracy: values['explain-accuracy'],
      ancestors: base === undefined ? [] : (await listFirstParents(gitIn(folder), base)).ancestors,
    };
    const attempts =
      values.fresh || named !== undefined ? [] : [openAttemptDirectory(resolve(values.store, 'attempts'))];
    const lastRelease = () => findLastRelease(folder, values.release, named?.commit ?? 'HEAD');
    const { stores, ...others } = ports(values.store, terminal, named === undefined);
    const branch = await openNamedBranch(values['data-branch'], folder, record);
    // Saving there is then the only request: a record in a folder would hide that it failed.
    const recordsThere = record && branch.length > 0;
    const asked = recordsThere ? branch : [...branch, ...stores];
    const result = await runGate(request, { ...others, stores: asked, attempts, lastRelease });
    await printResult(result, { ...values, sources: { policy: options.policy } }, terminal);
    if (record && !recordsThere)
      await appendHistory(resolve(values.store), result.judged, request.recording?.commit);
    return exitCode(result);
  },
});

const openNamedBranch = async (
  branch: string | undefined,
  folder: string,
  mayWrite: boolean,
): Promise<readonly BaselineStore[]> =>
  branch === undefined ? [] : [await openDataBranch(branch, { folder, mayWrite, env: process.env })];

const noLayers = (): UserError =>
  new UserError(
    '--explain-accuracy: expected two model files with it, got servers.',
    'A server does not show the layers of its model. Leave the option out.',
  );

/**
 * The commits that --base or --target names.
 *
 * @throws {UserError} If both are given, git does not have them, or a fork is to be judged without.
 */
async function findNamedBase(
  folder: string,
  { base, target, fork }: { readonly base?: string; readonly target?: string; readonly fork: boolean },
): Promise<Pick<GateRequest, 'commit' | 'policyCommit' | 'forkPoint'> | undefined> {
  // Without the policy's folder, git cannot start there, and what reads the policy names the file.
  if (!(await isThere(folder))) return undefined;
  const git = gitIn(folder);
  if (base !== undefined && target !== undefined)
    throw new UserError(
      '--target: expected no --base with it, got one.',
      'Leave --base out: the commit where the change left the branch is found with git.',
    );
  if (target !== undefined) return findTarget(git, target);
  if (base !== undefined) {
    const commit = await resolveBase(git, base);
    return { commit, policyCommit: commit };
  }
  if (!fork) return undefined;
  throw new UserError(
    '--fork: expected --target or --base with it, got none.',
    'Name the branch that the change goes to, such as --target refs/remotes/origin/main: only its policy can allow a model from a fork to run.',
  );
}

/** Whether to compare two files without a policy: none is named, and there is none at its default path. */
async function lacksPolicy(values: {
  readonly policy?: string | undefined;
  readonly model?: string | undefined;
  readonly base?: string | undefined;
  readonly target?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'baseline-policy'?: string | undefined;
  readonly candidate?: string | undefined;
}): Promise<boolean> {
  const { policy, model, base, target, baseline, candidate } = values;
  if (
    policy !== undefined ||
    model !== undefined ||
    base !== undefined ||
    target !== undefined ||
    values['baseline-policy'] !== undefined
  )
    return false;
  // A record is of a model in a policy.
  if (baseline === undefined || candidate === undefined || baseline.endsWith('.json')) return false;
  const problem = await lstat(SHARED.policy.default).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  return problem === 'ENOENT' || problem === 'ENOTDIR';
}
