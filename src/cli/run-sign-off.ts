import { dirname, relative, resolve } from 'node:path';
import { BranchStore } from '../baseline/branch-store.ts';
import { listFirstParents } from '../baseline/first-parents.ts';
import { type Git, gitFailure, gitIn } from '../baseline/git.ts';
import { readBranchFile } from '../baseline/read-branch-file.ts';
import { UserError } from '../errors.ts';
import { runSignOff } from '../gate/run-sign-off.ts';
import { THIS_MACHINE } from '../gate/this-machine.ts';
import type { GateRequest } from '../gate.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { renderVerification } from '../report/render-verification.ts';
import { writeResult } from '../report/write-result.ts';
import { writeSignOff } from '../report/write-sign-off.ts';
import { verifySignOff } from '../sign-off/verify-sign-off.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { findLastRelease, readReleaseTag } from './last-release.ts';
import type { Asked } from './read-arguments.ts';
import type { Terminal } from './run-command.ts';

type SignOffAsked = Asked & { command: 'sign-off' };
type VerifyAsked = Asked & { command: 'verify-sign-off' };

/**
 * Decides a sign-off again from its record and the files that were named.
 *
 * @returns 0 where the record signs the release off and bears that out, else 1.
 * @throws {UserError} If the record is malformed or a file cannot be read.
 */
export async function runVerifySignOff({ options }: VerifyAsked, { print }: Terminal): Promise<number> {
  const verification = await verifySignOff(options.file, options);
  print(
    options.json
      ? `${JSON.stringify({ version: 1, ...describeVerification(verification) }, null, 2)}\n`
      : renderVerification(options.file, verification),
  );
  return verification.differences.length === 0 ? EXIT.ok : EXIT.blocked;
}

const describeVerification = ({ differences }: { readonly differences: readonly string[] }) => ({
  verified: differences.length === 0,
  differences,
});

/**
 * Signs a release off from a checkout, or refuses to, in release use.
 *
 * @returns The exit code.
 * @throws {UserError} If the folder is no git checkout, or names no last release.
 */
export async function runLocalSignOff({ options }: SignOffAsked, terminal: Terminal): Promise<number> {
  const folder = dirname(resolve(options.policy));
  const git = gitIn(folder);
  const workspace = await expectCheckout(git, folder);
  const head = (await git('rev-parse', '--verify', 'HEAD')).trim();
  const last = await findLastRelease(git, options.release);
  const { dataBranch, seed, budgetNs, modelId } = options;
  const request: GateRequest = {
    policyFile: resolve(options.policy),
    policyCommit: undefined,
    modelId,
    candidate: options.candidate && resolve(options.candidate),
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: 'check',
    budgetNs,
    seed,
    runtimePaths: options.runtimePaths.map((path) => resolve(path)),
    commit: last.commit,
    line: (await listFirstParents(git, last.commit)).line,
    reference: 'release',
    use: 'release',
  };
  const { record, result } = await runSignOff(
    request,
    {
      release: {
        repository: null,
        commit: head,
        tag: options.tag ?? (await readReleaseTag(git)),
        ref: null,
      },
      triggeredBy: { actor: options.actor ?? null, event: null, run: null },
      objections: [],
      notes: [`The baseline commit is that of the last release, ${last.name} (${last.commit.slice(0, 7)}).`],
    },
    {
      bundleFolder: terminal.bundleFolder,
      stores: [new BranchStore({ branch: dataBranch, workspace, git, mayWrite: false })],
      machine: THIS_MACHINE,
      progress: terminal.progress,
      now: () => new Date(),
      run: undefined,
      gateVersion: terminal.version,
      dataBranch,
      readHistory: () => readBranchFile(git, dataBranch, 'history.jsonl').catch(rethrow),
    },
  );
  const directory = resolve(options.out);
  const files = await writeSignOff(directory, record);
  await writeResult(directory, result);
  terminal.print(
    options.json
      ? `${JSON.stringify(record, null, 2)}\n`
      : `${renderTerminal(result.verdict, { color: terminal.color })}\n${record.signed ? 'Signed off' : 'Not signed off'}: ${relative(process.cwd(), files.recordFile)}\n`,
  );
  return record.exitCode;
}

async function expectCheckout(git: Git, folder: string): Promise<string> {
  try {
    return (await git('rev-parse', '--show-toplevel')).trim();
  } catch (error) {
    throw new UserError(
      `sign-off: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`,
      'A release is a commit: run it in the repository.',
      { cause: error },
    );
  }
}

/** One line instead of a command with all its arguments. */
function rethrow(error: unknown): never {
  throw new Error(gitFailure(error), { cause: error });
}
