import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import type { ReusedEvidence } from '../gate/ports.ts';
import { authorizationOf, credentialSettings } from '../git/credential-settings.ts';
import { configureGit, type Git, gitIn } from '../git/git.ts';
import { ActionsCacheStore } from '../stores/actions-cache/actions-cache-store.ts';
import { openAttemptCache } from '../stores/actions-cache/attempt-cache-store.ts';
import { openAttemptDirectory } from '../stores/attempt-directory-store.ts';
import type { AttemptStore } from '../stores/attempt-store.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import { BranchStore } from '../stores/branch-store.ts';
import { DirectoryStore } from '../stores/directory-store.ts';
import type { Use } from '../verdict/exit-code.ts';
import { type ClientSettings, type GitHubClient, openGitHub } from './api/github-client.ts';
import { cacheLister } from './api/list-cache-entries.ts';
import { openRemoteHistory, type RemoteHistory } from './api/remote-history.ts';
import { openRepositoryClient } from './api/repository-client.ts';
import { RequestBudget } from './api/request-budget.ts';
import type { ActionInputs } from './inputs/inputs.ts';
import { type ActionEvent, isOfDefaultBranch, isProposal } from './plan/event.ts';
import { fetchPullRequestEvidence } from './pull-request-evidence.ts';
import { trustFolders } from './trust-folders.ts';

/** One run of the Action: its inputs, environment and event. */
export interface ActionRun {
  readonly inputs: ActionInputs;
  readonly env: NodeJS.ProcessEnv;
  /** Absolute folder of the job. */
  readonly workspace: string;
  /** Absolute folder of the git checkout with the policy: the workspace, or a folder in it. */
  readonly checkout: string;
  /** Absolute path of the policy. */
  readonly policyFile: string;
  readonly event: ActionEvent;
  /** Undefined if the payload does not name it. */
  readonly defaultBranch: string | undefined;
  /** For all requests that the verdict can do without: the cache list, evidence of other runs, status and comment. */
  readonly budget: RequestBudget;
}

/** Folder in the workspace for baselines and results. */
export const STORE = '.regression-gate';

/** Time for all requests that the verdict can do without. */
export const OPTIONAL_REQUESTS_MS = 15_000;

/** Time limit per question before measuring, so that time is left for status and comment after it. */
const QUESTION_MS = 3_000;

/** Time for requests to the history, which names the commit to compare with. */
const HISTORY_MS = 20_000;

/** The workspace and the checkout in it that has the policy. */
type Places = Pick<ActionRun, 'workspace' | 'checkout' | 'policyFile'>;

/**
 * Finds the checkout, which may be in a subfolder of the workspace, and prepares git for it. In a container, files usually
 * belong to another user than the job's, and git would refuse them. The run's token is used where the checkout has no
 * credentials.
 */
export async function openCheckout({
  inputs,
  env,
  workspace,
}: Pick<ActionRun, 'inputs' | 'env' | 'workspace'>): Promise<Places> {
  const { githubToken: token } = inputs;
  if (token !== '') core.setSecret(authorizationOf(token));
  const policyFile = resolve(workspace, inputs.policy);
  const serverUrl = env['GITHUB_SERVER_URL'] || 'https://github.com';
  const scratch = await openScratch(env['RUNNER_TEMP'] || tmpdir());
  const { config, env: secrets } = credentialSettings({ serverUrl, token }, scratch);
  const trusted = foldersBetween(workspace, dirname(policyFile));
  configureGit({ config, env: { ...secrets, ...(await trustFolders(trusted, scratch)) } });
  return { workspace, policyFile, checkout: await findRoot(trusted) };
}

/** A folder for what git needs during this process. */
async function openScratch(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'regression-gate-git-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder and those above it up to the workspace, deepest first; the workspace alone if the folder is outside. */
function foldersBetween(workspace: string, folder: string): string[] {
  const path = relative(workspace, folder);
  const parts = path === '' || path.startsWith('..') ? [] : path.split(sep);
  const below = parts.map((_, index) => join(workspace, ...parts.slice(0, index + 1)));
  return [workspace, ...below].reverse();
}

/** Root of the checkout that the first existing folder is in; the last folder if git does not find any. */
async function findRoot(folders: readonly string[]): Promise<string> {
  const folder = folders.find((each) => existsSync(each)) ?? '';
  const root = await gitIn(folder)('rev-parse', '--show-toplevel').catch(() => '');
  return root.replace(/\n$/, '') || (folders.at(-1) ?? '');
}

/** Git in the checkout. */
export const openGit = ({ checkout }: Pick<ActionRun, 'checkout'>): Git => gitIn(checkout);

/** The server's history; undefined without a token. */
export function openHistory(run: ActionRun): RemoteHistory | undefined {
  if (run.inputs.githubToken === '') return undefined;
  const budget = new RequestBudget(HISTORY_MS);
  return openRemoteHistory(() => openClient(run, { budget }), repositoryOf(run));
}

/**
 * The stores, in order of preference. A release uses only stores that nothing but runs of the default branch can write to,
 * so neither the Actions cache nor a folder in the workspace. The run of a change does not believe that folder either.
 */
export function openStores(run: ActionRun, use: Use): BaselineStore[] {
  const { inputs, workspace, event } = run;
  const stores: BaselineStore[] = [];
  const mayWrite = isOfDefaultBranch(event);
  if (inputs.cache && use !== 'release') stores.push(openCache(run, mayWrite));
  if (inputs.dataBranch !== undefined) {
    const { checkout } = run;
    const git = openGit(run);
    stores.push(new BranchStore({ branch: inputs.dataBranch, workspace, checkout, git, mayWrite }));
  }
  if (use === 'release') return stores;
  return [...stores, new DirectoryStore(resolve(workspace, STORE), { isTrusted: !isProposal(event) })];
}

/**
 * The stores that keep attempts for re-runs: the run's own scope of the Actions cache, and the workspace, for runners on
 * which it outlives the job. Nightly runs and sign-offs are never pooled with others.
 */
export function openAttempts(run: ActionRun, use: Use): AttemptStore[] {
  const { inputs, env, workspace } = run;
  if (use !== 'pull-request') return [];
  const directory = openAttemptDirectory(resolve(workspace, STORE, 'attempts'));
  if (!inputs.cache) return [NO_CACHE, directory];
  const ownRef = env['GITHUB_REF'];
  const cache = openAttemptCache({
    env,
    workspace,
    run: runOf(env),
    // Without its own ref, the run could mistake another pull request's entry for its own.
    refs: ownRef ? [ownRef, defaultRef(run)].filter((ref) => ref !== undefined) : [],
    listEntries: cacheLister(() => openOptional(run), repositoryOf(run)),
  });
  return [cache, directory];
}

/** Says in the report that re-runs on other runners cannot know of this run's attempts. */
const NO_CACHE: AttemptStore = {
  name: { kind: 'actions-cache' },
  list: async () => ({
    found: [],
    notes: [{ kind: 'attempts-unknown', problem: { kind: 'turned-off' } }],
    unreadFailures: [],
  }),
  save: async () => ({ state: 'not-saved', problem: { kind: 'turned-off' } }),
};

/** In a merge queue, fetches the measurements of the pull request's own run; undefined elsewhere. */
export function openPullRequestEvidence(run: ActionRun): (() => Promise<ReusedEvidence>) | undefined {
  const { event, inputs, env, checkout } = run;
  if (event.kind !== 'merge-group' || inputs.githubToken === '') return undefined;
  let pending: Promise<ReusedEvidence> | undefined;
  return () => {
    pending ??= fetchPullRequestEvidence({
      open: () =>
        openRepositoryClient(inputs.githubToken, env, { requestMs: QUESTION_MS, budget: run.budget }),
      env,
      token: inputs.githubToken,
      pullRequest: event.pullRequest,
      baseSha: event.baseSha,
      checkout,
    });
    return pending;
  };
}

/** `<run id>.<attempt>`. */
const runOf = (env: NodeJS.ProcessEnv): string =>
  `${env['GITHUB_RUN_ID'] ?? 0}.${env['GITHUB_RUN_ATTEMPT'] ?? 1}`;

function openCache(run: ActionRun, mayWrite: boolean): BaselineStore {
  const { env, workspace } = run;
  return new ActionsCacheStore({
    env,
    workspace,
    run: runOf(env),
    trustedRef: defaultRef(run),
    mayWrite,
    listEntries: cacheLister(() => openOptional(run), repositoryOf(run)),
  });
}

/** Full ref of the default branch. Undefined if the payload does not name it and this is not a run of that branch. */
function defaultRef({ env, event, defaultBranch }: ActionRun): string | undefined {
  if (defaultBranch !== undefined) return `refs/heads/${defaultBranch}`;
  // Not every server includes the repository in the payload of a schedule.
  return isOfDefaultBranch(event) ? env['GITHUB_REF'] || undefined : undefined;
}

const repositoryOf = ({ env }: ActionRun): string => env['GITHUB_REPOSITORY'] ?? '';

function openClient(
  { inputs: { githubToken: token }, env }: ActionRun,
  limits: Pick<ClientSettings, 'requestMs' | 'budget'>,
): Promise<GitHubClient> {
  return openGitHub({ token, apiUrl: env['GITHUB_API_URL'], ...limits });
}

/** A client for a list that the gate can do without. */
const openOptional = (run: ActionRun): Promise<GitHubClient> =>
  openClient(run, { requestMs: QUESTION_MS, budget: run.budget });
