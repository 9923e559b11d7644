import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { writeFiles } from '../files/write-files.ts';
import { type Git, gitFailure, gitIn } from '../git/git.ts';
import { addModels, type KnownModels, readKnownModels } from '../init/extend-policy.ts';
import { findModelFiles } from '../init/find-model-files.ts';
import {
  type ActionReference,
  ignoreRecords,
  type PlannedFile,
  planFiles,
  readExample,
  WORKFLOWS,
  type WorkflowUse,
} from '../init/plan-files.ts';
import { proposeModels } from '../init/propose-model.ts';
import type { Proposal, ProposedModel, Survey } from '../init/proposed-model.ts';
import { proposeRunning, type RunningRequest } from '../init/served/propose-running.ts';
import type { RunningServer } from '../init/served/running-server.ts';
import { tryModel } from '../init/try-model.ts';
import { withParquet } from '../init/with-parquet.ts';
import { renderEntries, renderPolicy } from '../init/words/render-policy.ts';
import { renderDeployed } from '../init/words/render-running.ts';
import { renderSteps } from '../init/words/render-steps.ts';
import { DEFAULT_POLICY } from '../policy/read-policy.ts';
import type { Terminal } from './define/command.ts';
import { defineCommand, seeHelp } from './define/define-command.ts';
import { RUNNING_OPTIONS, readRunning } from './served/running-options.ts';

const IGNORE = '.gitignore';

interface InitOptions {
  /** A server that already runs, in place of the files of the repository. */
  readonly running: RunningRequest | undefined;
  /** Without duplicates. */
  readonly uses: readonly WorkflowUse[];
  readonly action: ActionReference | undefined;
  readonly force: boolean;
}

/** Writes the requested workflows and a first policy into the repository of the working directory. */
export const init = defineCommand({
  name: 'init',
  summary: 'write workflows and a first policy for the models of this repository',
  options: {
    use: {
      type: 'string',
      value: 'LIST',
      default: 'pull-request',
      help: 'which workflows, of: pull-request, nightly, release, fork-companion',
    },
    action: {
      type: 'string',
      value: 'REF',
      help: 'this Action in the workflows: OWNER/REPOSITORY@ and the full SHA of the reviewed commit',
    },
    force: { type: 'boolean', default: false, help: 'overwrite an existing policy and existing workflows' },
    ...RUNNING_OPTIONS,
  },
  details: `Looks at the .onnx and .gguf files and the folders of .safetensors files that git does not ignore, looks for their data
next to them, in data/ and in test/, and proposes ${DEFAULT_POLICY}. It can be run again: it adds new models to an
existing policy, changes nothing else in it, and keeps existing workflows.

With --server, it writes a policy for the model of a server that already runs and speaks OpenAI’s protocol or Open Inference. It
asks for the protocol, and for the inputs and outputs of the model; a model that takes texts is also sent a short one.`,
  async run({ values }, terminal) {
    const running = readRunning(values, terminal.folder);
    const options = { uses: readUses(values.use), action: readAction(values.action), force: values.force };
    return runInit({ ...options, running }, terminal);
  },
});

/** @throws {UserError} If this is not a git repository. Nothing is written then. */
async function runInit(options: InitOptions, { bundleFolder, print, folder }: Terminal): Promise<number> {
  const root = await findRoot(gitIn(folder));
  const read = (path: string) => readIfThere(join(root, path));
  const existing = options.force ? undefined : await read(DEFAULT_POLICY);
  const known = existing === undefined ? undefined : readKnownModels(existing, DEFAULT_POLICY);
  const { running } = options;
  const files =
    running === undefined ? await findModelFiles(gitIn(root), known?.artifacts) : { paths: [], left: [] };
  const proposed = await withParquet(bundleFolder, (openParquet) => {
    const at = { used: known?.datasets, openParquet };
    return running === undefined
      ? proposeModels(root, files.paths, at)
      : proposeUnknown(running, { ...at, root }, known?.servers);
  });
  const surveys = await tryAll(proposed, { root, bundleFolder });
  const policy = planPolicy(existing, surveys, known?.ids);
  const workflows = options.uses.map(async (use): Promise<PlannedFile> => {
    const text = await readExample(bundleFolder, use, options.action);
    return { path: `.github/workflows/${WORKFLOWS[use].target}`, text, isExtended: false };
  });
  const planned = [
    { path: DEFAULT_POLICY, text: policy.text, isExtended: true },
    ...surveys.flatMap(planDeployed),
    ...(await Promise.all(workflows)),
  ];
  const plan = await planFiles(root, planned, options.force);
  const ignored = ignoreRecords((await read(IGNORE)) ?? '');
  const written =
    ignored === undefined
      ? plan.written
      : [...plan.written, { path: IGNORE, text: ignored, isExtended: true }];
  for (const { path, text } of written)
    await writeFiles(join(root, dirname(path)), { [basename(path)]: text });
  print(
    renderSteps({
      written: written.map(({ path }) => path),
      kept: plan.kept,
      surveys,
      left: files.left,
      policy: { path: DEFAULT_POLICY, isOld: existing !== undefined, ...policy },
      isActionNamed: options.action !== undefined,
    }),
  );
  return 0;
}

/** The model of a running server, unless the policy has it already. */
async function proposeUnknown(
  running: RunningRequest,
  at: Parameters<typeof proposeRunning>[1],
  known: KnownModels['servers'] = [],
): Promise<Survey[]> {
  const proposal = await proposeRunning(running, at);
  const server = serverOf(proposal);
  const isKnown = known.some(({ url, modelName }) => url === server?.url && modelName === server.modelName);
  return isKnown ? [] : [proposal];
}

function serverOf(survey: Survey): RunningServer | undefined {
  if ('error' in survey) return undefined;
  if (!('engine' in survey)) return survey.server;
  return survey.source.kind === 'running' ? survey.source : undefined;
}

/** The file that says which model a running server has. One that is there already is kept. */
function planDeployed(survey: Survey): PlannedFile[] {
  const server = serverOf(survey);
  if (server === undefined) return [];
  return [{ path: survey.path, text: renderDeployed(server.modelName), isExtended: false }];
}

async function tryAll(
  surveys: readonly Survey[],
  place: { readonly root: string; readonly bundleFolder: string },
): Promise<Survey[]> {
  const tried: Survey[] = [];
  // One after the other: each is timed.
  for (const survey of surveys) tried.push(isFile(survey) ? await tryModel(survey, place) : survey);
  return tried;
}

/** Whether onnxruntime can run it here. */
const isFile = (survey: Survey): survey is ProposedModel =>
  !('error' in survey) && !('engine' in survey) && survey.server === undefined;

/** The policy's new text, and the entries that an existing one could not take. */
function planPolicy(
  existing: string | undefined,
  surveys: readonly Survey[],
  ids: readonly string[] = [],
): { readonly text: string; readonly refused: string } {
  const models = surveys.filter((survey): survey is Proposal => !('error' in survey));
  if (existing === undefined) return { text: renderPolicy(DEFAULT_POLICY, models), refused: '' };
  if (models.length === 0) return { text: existing, refused: '' };
  const entries = renderEntries(DEFAULT_POLICY, models, ids);
  const text = addModels(existing, entries);
  return text === undefined ? { text: existing, refused: entries } : { text, refused: '' };
}

async function findRoot(git: Git): Promise<string> {
  try {
    return (await git('rev-parse', '--show-toplevel')).trimEnd();
  } catch (error) {
    throw new UserError(
      `init: expected a git repository, got: ${gitFailure(error)}.`,
      'Run it in the repository that has the models.',
      { cause: error },
    );
  }
}

function readUses(text: string): WorkflowUse[] {
  const known = Object.keys(WORKFLOWS) as WorkflowUse[];
  const uses = text.split(',').map((word) => {
    const use = known.find((each) => each === word.trim());
    if (use !== undefined) return use;
    const nearest = nearestName(word, known);
    throw new UserError(
      `--use: expected ${known.join(', ')}, separated by commas, got "${word}".`,
      nearest === undefined ? seeHelp('init') : `Did you mean "${nearest}"?`,
    );
  });
  return [...new Set(uses)];
}

function readAction(text: string | undefined): ActionReference | undefined {
  if (text === undefined) return undefined;
  const { repository, sha } =
    /^(?<repository>[\w.-]+\/[\w.-]+)@(?<sha>[0-9a-f]{40})$/.exec(text)?.groups ?? {};
  if (repository !== undefined && sha !== undefined) return { repository, sha };
  throw new UserError(
    `--action: expected OWNER/REPOSITORY@ and the 40 hexadecimal digits of a commit, got "${text}".`,
    'Take the commit that you reviewed, such as that of your clone of the gate: git rev-parse HEAD. A tag or branch can be moved to other code afterwards.',
  );
}
