import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { jsonText } from '../../files/json-text.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { GateRequest } from '../../gate/gate-request.ts';
import { THIS_MACHINE } from '../../gate/machine.ts';
import { listFirstParents, resolveCommit } from '../../git/commits.ts';
import { readBranchFile } from '../../git/data-branch.ts';
import { type Git, gitFailure, gitIn } from '../../git/git.ts';
import { HISTORY_FILE } from '../../records/history.ts';
import { renderTerminal } from '../../report/render-terminal.ts';
import { RESULT_FILES, resultTexts } from '../../report/result-texts.ts';
import { runSignOff } from '../../sign-off/run-sign-off.ts';
import { SIGN_OFF_FILES } from '../../sign-off/sign-off-files.ts';
import { signOffOutcome } from '../../sign-off/words/record.ts';
import { writeSignOff } from '../../sign-off/write-sign-off.ts';
import { BranchStore } from '../../stores/branch-store.ts';
import { expectProtected } from '../data-branch.ts';
import type { Terminal } from '../define/command.ts';
import { defineCommand } from '../define/define-command.ts';
import { EXTENSION, type MeasureOptions, readExtensionOptions, readShared, SHARED } from '../options.ts';
import { clearFiles } from '../result/print-result.ts';
import { findNamedRelease, readReleaseTag } from './last-release.ts';
import { runVerify, VERIFY, type VerifyOptions } from './verify-sign-off.ts';

interface SignOffOptions extends Omit<MeasureOptions, 'model'> {
  /** Id of the only model to sign off. */
  readonly modelId: string | undefined;
  readonly candidate: string | undefined;
  /** Tag or commit of the last release; undefined uses the nearest tag. */
  readonly release: string | undefined;
  /** Name of this release. */
  readonly tag: string | undefined;
  readonly dataBranch: string;
  /** Who requests the sign-off. */
  readonly actor: string | undefined;
  readonly out: string;
  readonly json: boolean;
  readonly extension: NonNullable<GateRequest['extension']>;
}

/** With --verify it is another command: --model and --policy are then files to check against the record. */
export const signOff = defineCommand({
  name: 'sign-off',
  summary: 'compare a release with the last one, and sign it off or refuse',
  options: {
    verify: { type: 'string', value: 'FILE', help: 'check a record instead; see below' },
    policy: {
      type: 'string',
      value: 'FILE',
      help: 'policy file; its profiles.release applies',
      defaultText: SHARED.policy.default,
    },
    model: { ...SHARED.model, multiple: true },
    candidate: {
      type: 'string',
      value: 'FILE',
      help: 'model to sign off',
      defaultText: 'the policy’s artifact',
    },
    release: {
      type: 'string',
      value: 'REF',
      help: 'tag or commit of the last release',
      defaultText: 'the nearest tag of an earlier commit',
    },
    tag: {
      type: 'string',
      value: 'NAME',
      help: 'name of this release',
      defaultText: 'the tag of the commit',
    },
    'data-branch': {
      type: 'string',
      value: 'NAME',
      default: 'regression-gate-data',
      help: 'branch of origin with the records and the nightly history',
    },
    actor: { type: 'string', value: 'NAME', help: 'who requests the sign-off, for the record' },
    budget: SHARED.budget,
    ...EXTENSION,
    seed: { ...SHARED.seed, help: 'seed for the choice and order of the timed items; each repeat adds one' },
    'runtime-path': SHARED['runtime-path'],
    out: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate/out',
      help: 'where to write sign-off.json and the files that go with it',
    },
    dataset: VERIFY.dataset,
    waivers: VERIFY.waivers,
    json: { type: 'boolean', default: false, help: 'print sign-off.json instead of the summary' },
  },
  variant: {
    usage: '--verify FILE',
    summary: 'recompute a sign-off from its record, and check files against its digests',
    options: VERIFY,
  },
  details:
    'Verifying exits 0 if the release is signed off and everything agrees, 1 if anything differs, 2 if the record is unreadable.',
  async run({ values }, terminal) {
    const { verify: file, model: models = [], dataset: datasets = [], waivers, policy, json } = values;
    if (file !== undefined) return runVerify({ file, models, policy, datasets, waivers, json }, terminal);
    refuseVerifyOnly({ models, datasets, waivers });
    const { candidate, release, tag, actor, out, 'data-branch': dataBranch } = values;
    const measuring = readShared({ ...values, policy: policy ?? SHARED.policy.default, model: undefined });
    const own = { modelId: models[0], candidate, release, tag, actor, out, dataBranch, json };
    const extension = readExtensionOptions(values);
    return runSignOffHere({ ...measuring, ...own, extension }, terminal);
  },
});

function refuseVerifyOnly({
  models,
  datasets,
  waivers,
}: Pick<VerifyOptions, 'models' | 'datasets' | 'waivers'>): void {
  const [first] = [
    ...(datasets.length > 0 ? ['--dataset'] : []),
    ...(waivers === undefined ? [] : ['--waivers']),
    ...(models.length > 1 ? ['several --model'] : []),
  ];
  if (first === undefined) return;
  throw new UserError(
    `sign-off: expected --verify with ${first}, got none.`,
    'To sign off, --model names one model of the policy. To verify, it names files: --verify sign-off.json --model model.onnx.',
  );
}

/**
 * Signs off a release from a checkout, or refuses to.
 *
 * @throws {UserError} If the folder is not a git checkout, there is no last release, or developers can write to the data branch.
 */
async function runSignOffHere(options: SignOffOptions, terminal: Terminal): Promise<number> {
  await clearFiles(options.out, [...Object.values(RESULT_FILES), ...Object.values(SIGN_OFF_FILES)]);
  const folder = dirname(resolve(options.policy));
  const git = gitIn(folder);
  const workspace = await expectCheckout(git, folder);
  const head = await resolveCommit(git, 'HEAD');
  const last = await findNamedRelease(git, options.release);
  const { dataBranch, seed, budgetNs, modelId } = options;
  await expectProtected(dataBranch, process.env);
  const request: GateRequest = {
    policyFile: resolve(options.policy),
    policyCommit: undefined,
    modelId,
    candidate: options.candidate && resolve(options.candidate),
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: 'check',
    budgetNs,
    extension: options.extension,
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
      notes: [{ kind: 'last-release', tag: last.name, commit: last.commit }],
    },
    {
      bundleFolder: terminal.bundleFolder,
      stores: [new BranchStore({ branch: dataBranch, workspace, checkout: folder, git, mayWrite: false })],
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
  await writeFiles(directory, await resultTexts(result));
  terminal.print(
    options.json
      ? jsonText(record)
      : `${renderTerminal(result.verdict, { color: terminal.color })}\n${signOffOutcome(record)}: ${relative(process.cwd(), files.recordFile)}\n`,
  );
  return record.exitCode;
}

async function expectCheckout(git: Git, folder: string): Promise<string> {
  try {
    return (await git('rev-parse', '--show-toplevel')).trim();
  } catch (error) {
    throw new UserError(
      `sign-off: expected a git checkout around ${folder}, got: ${gitFailure(error)}.`,
      'Run it in a checkout of the repository: a release is a commit.',
      { cause: error },
    );
  }
}

/** Shortens git's error to one line without the command's arguments. */
function rethrow(error: unknown): never {
  throw new Error(gitFailure(error), { cause: error });
}
