import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { THIS_MACHINE } from '../gate/machine.ts';
import { listFirstParents } from '../git/first-parents.ts';
import { type Git, gitFailure, gitIn } from '../git/git.ts';
import { readBranchFile } from '../git/read-branch-file.ts';
import { HISTORY_FILE } from '../records/history.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { writeResult } from '../report/write-result.ts';
import { renderVerification } from '../sign-off/render-verification.ts';
import { runSignOff } from '../sign-off/run-sign-off.ts';
import { verifySignOff } from '../sign-off/verify-sign-off.ts';
import { writeSignOff } from '../sign-off/write-sign-off.ts';
import { BranchStore } from '../stores/branch-store.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { findNamedRelease, readReleaseTag } from './last-release.ts';
import { type MeasureOptions, parse, readBudget, readSeed, refuseExtra, SHARED } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import type { Terminal } from './run-command.ts';

export interface SignOffOptions extends Omit<MeasureOptions, 'model'> {
  /** Sign off only this model of the policy. */
  readonly modelId: string | undefined;
  readonly candidate: string | undefined;
  /** Tag or commit of the last release; undefined takes the nearest tag. */
  readonly release: string | undefined;
  /** Name of this release. */
  readonly tag: string | undefined;
  readonly dataBranch: string;
  /** Who asks for it, for the record. */
  readonly actor: string | undefined;
  readonly json: boolean;
}

/** With --verify another command under the same name: its --model and --policy are files to hold against the record. */
export function readSignOffCommand(words: readonly string[]): ParsedCommand {
  const { values, positionals } = parse(words, 'sign-off');
  if (values.help) return { command: 'help', of: 'sign-off' };
  refuseExtra(positionals, 'sign-off takes options only');
  const { verify: file, model: models = [], dataset: datasets = [], waivers, policy, json } = values;
  if (file !== undefined)
    return { command: 'verify-sign-off', options: { file, models, policy, datasets, waivers, json } };
  const onlyToVerify = [
    ...(datasets.length > 0 ? ['--dataset'] : []),
    ...(waivers === undefined ? [] : ['--waivers']),
    ...(models.length > 1 ? ['several --model'] : []),
  ];
  if (onlyToVerify.length > 0) {
    throw new UserError(
      `sign-off: expected --verify beside ${onlyToVerify[0]}, got none.`,
      'To sign off, --model names one model of the policy; to verify, files: --verify sign-off.json --model model.onnx.',
    );
  }
  const {
    candidate,
    release,
    tag,
    actor,
    out,
    'data-branch': dataBranch,
    'runtime-path': paths = [],
  } = values;
  return {
    command: 'sign-off',
    options: {
      policy: policy ?? SHARED.policy.default,
      modelId: models[0],
      budgetNs: readBudget(values.budget),
      seed: readSeed(values.seed),
      runtimePaths: paths,
      ...{ candidate, release, tag, actor, out, dataBranch, json },
    },
  };
}

type SignOffCommand = ParsedCommand & { command: 'sign-off' };

/**
 * Signs a release off from a checkout, or refuses to, in release use.
 *
 * @returns The exit code.
 * @throws {UserError} If the folder is no git checkout, or names no last release.
 */
export async function runLocalSignOff({ options }: SignOffCommand, terminal: Terminal): Promise<number> {
  const folder = dirname(resolve(options.policy));
  const git = gitIn(folder);
  const workspace = await expectCheckout(git, folder);
  const head = (await git('rev-parse', '--verify', 'HEAD')).trim();
  const last = await findNamedRelease(git, options.release);
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
    ancestors: (await listFirstParents(git, last.commit)).ancestors,
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
      readHistory: () => readBranchFile(git, dataBranch, HISTORY_FILE).catch(rethrow),
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

export interface VerifyOptions {
  /** The record. */
  readonly file: string;
  readonly models: readonly string[];
  readonly policy: string | undefined;
  readonly datasets: readonly string[];
  readonly waivers: string | undefined;
  readonly json: boolean;
}

/**
 * Decides a sign-off again from its record and the files that were named.
 *
 * @returns 0 where the record signs the release off and bears that out, else 1.
 * @throws {UserError} If the record is malformed or a file cannot be read.
 */
export async function runVerifySignOff(
  { options }: ParsedCommand & { command: 'verify-sign-off' },
  { print }: Terminal,
): Promise<number> {
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
