import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InfrastructureError, UserError } from '../errors/errors.ts';
import { credentialSettings } from '../git/credential-settings.ts';
import { configureGit, gitFailure, gitIn } from '../git/git.ts';
import { isBranchName } from '../git/is-branch-name.ts';
import { readBranchProtection, readJobProject } from '../gitlab/branch-protection.ts';
import { guardBranchStore } from '../gitlab/guard-branch-store.ts';
import { readUrl, type Variables } from '../gitlab/pipeline-variables.ts';
import type { BaselineStore } from '../stores/baseline-store.ts';
import { BranchStore } from '../stores/branch-store.ts';

/** Where the data branch is, and what for. */
interface DataBranchUse {
  /** Absolute folder in the checkout. */
  readonly folder: string;
  /** Only a run of the default branch may write. */
  readonly mayWrite: boolean;
  readonly env: Variables;
}

/**
 * Opens the records on a branch of `origin`. In GitLab CI, a branch that developers can write to is not used.
 *
 * @throws {UserError} If the name is not one of a branch, or the folder is not in a checkout.
 */
export async function openDataBranch(
  branch: string,
  { folder, mayWrite, env }: DataBranchUse,
): Promise<BaselineStore> {
  if (!isBranchName(branch)) throw notAName(branch);
  const git = gitIn(folder);
  const workspace = await git('rev-parse', '--show-toplevel').catch((error: unknown) => {
    throw new UserError(
      `--data-branch: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`,
      'The gate fetches the branch from the remote "origin": run it in a clone of the repository.',
      { cause: error },
    );
  });
  if (mayWrite) await authorizePush(env);
  const store = new BranchStore({ branch, workspace: workspace.trimEnd(), checkout: folder, git, mayWrite });
  const job = readJobProject(env);
  return job === undefined ? store : guardBranchStore(store, branch, () => readBranchProtection(job, branch));
}

/**
 * For a release, whose evidence is all on the data branch: in GitLab CI, refuses one that developers can write to.
 *
 * @throws {UserError} If they can, or the name is not one of a branch.
 * @throws {InfrastructureError} If GitLab does not say.
 */
export async function expectProtected(branch: string, env: Variables): Promise<void> {
  if (!isBranchName(branch)) throw notAName(branch);
  const job = readJobProject(env);
  if (job === undefined) return;
  const found = await readBranchProtection(job, branch);
  switch (found.kind) {
    case 'protected':
    case 'absent':
      return;
    case 'not-protected':
      throw new UserError(
        `--data-branch: expected a branch that only maintainers can write to, got "${branch}".`,
        'Protect it, and allow only maintainers to push to it and merge into it.',
      );
    case 'unknown':
      throw new InfrastructureError(
        `--data-branch: expected GitLab to say who can write to "${branch}", got: ${found.message}.`,
        'A job’s token can list branches since GitLab 18. With an older server, sign off outside of GitLab CI.',
      );
  }
}

const notAName = (branch: string): UserError =>
  new UserError(
    `--data-branch: expected the name of a branch such as "regression-gate-data", got "${branch}".`,
    'Use letters, digits, ".", "_", "-" and "/".',
  );

/**
 * Lets git push with REGRESSION_GATE_PUSH_TOKEN in GitLab CI, where the checkout has only the job's own token. It is never
 * on a command line or in a file.
 */
async function authorizePush(env: Variables): Promise<void> {
  const token = env['REGRESSION_GATE_PUSH_TOKEN'] ?? '';
  if (env['GITLAB_CI'] !== 'true' || token === '') return;
  const scratch = await mkdtemp(join(tmpdir(), 'regression-gate-git-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const { config, env: secrets } = credentialSettings(
    { serverUrl: new URL(readUrl('CI_PROJECT_URL', env)).origin, token },
    scratch,
  );
  // The URL to fetch from has the job's token in it, which git would prefer.
  configureGit({
    config: [...config, ['remote.origin.pushurl', `${readUrl('CI_PROJECT_URL', env)}.git`]],
    env: secrets,
  });
}
