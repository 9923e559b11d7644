import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { writeFiles } from '../files/write-files.ts';
import { type Git, gitFailure, gitIn } from '../git/git.ts';
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
import { type ProposedModel, proposeModel } from '../init/propose-model.ts';
import { timeModel } from '../init/time-model.ts';
import { renderPolicy } from '../init/words/render-policy.ts';
import { renderSteps } from '../init/words/render-steps.ts';
import type { Terminal } from './command.ts';
import { defineCommand, seeHelp } from './define-command.ts';

const POLICY = '.github/regression-gate.yml';
const IGNORE = '.gitignore';

interface InitOptions {
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
      help: 'reference to this Action in the workflows: OWNER/REPOSITORY@ and the full SHA of the commit that you reviewed',
    },
    force: { type: 'boolean', default: false, help: 'overwrite existing workflows' },
  },
  details: `Looks at the .onnx files that git tracks and at the data next to them, and proposes ${POLICY}. An
existing policy is kept. If an existing workflow differs, init exits 2 and writes nothing.`,
  async run({ values }, terminal) {
    const options = { uses: readUses(values.use), action: readAction(values.action), force: values.force };
    return runInit(options, terminal);
  },
});

/** @throws {UserError} If this is not a git repository, or a workflow exists and differs. Nothing is written then. */
async function runInit(options: InitOptions, { bundleFolder, print, folder }: Terminal): Promise<number> {
  const root = await findRoot(gitIn(folder));
  const files = await findModelFiles(gitIn(root));
  const surveys = await Promise.all(files.paths.map((path) => proposeModel(root, path)));
  const models: ProposedModel[] = [];
  for (const survey of surveys) {
    if (!('error' in survey))
      models.push({ ...survey, latencyNs: await timeModel(survey, { root, bundleFolder }) });
  }
  const policy = renderPolicy(POLICY, models);
  const workflows = options.uses.map(async (use): Promise<PlannedFile> => {
    const text = await readExample(bundleFolder, use, options.action);
    return { path: `.github/workflows/${WORKFLOWS[use].target}`, text, isKept: false };
  });
  const planned = [{ path: POLICY, text: policy, isKept: true }, ...(await Promise.all(workflows))];
  const plan = await planFiles(root, planned, options.force);
  const ignored = ignoreRecords(await readFile(join(root, IGNORE), 'utf8').catch(emptyWhenAbsent));
  const written =
    ignored === undefined ? plan.written : [...plan.written, { path: IGNORE, text: ignored, isKept: false }];
  for (const { path, text } of written)
    await writeFiles(join(root, dirname(path)), { [basename(path)]: text });
  print(
    renderSteps({
      written: written.map(({ path }) => path),
      kept: plan.kept,
      surveys,
      left: files.left,
      policy: { path: POLICY, text: policy, isWritten: plan.written.some(({ path }) => path === POLICY) },
      isActionNamed: options.action !== undefined,
    }),
  );
  return 0;
}

async function findRoot(git: Git): Promise<string> {
  try {
    return (await git('rev-parse', '--show-toplevel')).trimEnd();
  } catch (error) {
    throw new UserError(
      `init: expected a git repository, got: ${gitFailure(error)}.`,
      'Run it in the repository that holds the models.',
      { cause: error },
    );
  }
}

function emptyWhenAbsent(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
  throw error;
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
    'A tag or branch can be moved to other code after your review.',
  );
}
