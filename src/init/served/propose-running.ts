import { realpath, stat } from 'node:fs/promises';
import { basename, join, posix, relative, sep } from 'node:path';
import type { DataSource } from '../../dataset/regression-set.ts';
import type { NamedCredential } from '../../engine/server/credential.ts';
import { UserError } from '../../errors/errors.ts';
import { toId } from '../choose-ids.ts';
import { chooseDataSets, type DataSetChoice } from '../data/choose-data-sets.ts';
import { GENERIC_NAMES, listDataSets } from '../data/list-data-sets.ts';
import { recognizeFolder } from '../data/recognize-folder.ts';
import { describeModel } from '../describe-model.ts';
import { proposeTask } from '../propose-task.ts';
import type { Proposal } from '../proposed-model.ts';
import { otherServer } from '../words/running-errors.ts';
import { askRunning, type RunningModel } from './ask-running.ts';
import { proposeEmbeddingTask } from './propose-embedding-task.ts';
import { describePrompts, withPrompts } from './propose-served.ts';
import type { RunningServer } from './running-server.ts';

/** A server that already runs, and what a person has said of it. */
export interface RunningRequest {
  readonly url: string;
  readonly baselineUrl: string | undefined;
  /** As the server calls it; undefined if it has only one. */
  readonly modelName: string | undefined;
  /** Absolute path of the data set; undefined to look for one. */
  readonly data: string | undefined;
  readonly credential: NamedCredential | undefined;
  readonly baselineCredential: NamedCredential | undefined;
}

/** Where models are, and which data sets other models have. */
type Surroundings = {
  /** Absolute folder of the repository. */
  readonly root: string;
  readonly used?: ReadonlyMap<string, string> | undefined;
} & Pick<DataSource, 'openParquet'>;

/**
 * Asks a server that already runs for its model, and finds the data for it. The other server, if there is one, must speak
 * the same protocol.
 *
 * @throws {UserError} If a server does not answer as its protocol says, its model has to be named, or there is no such data.
 */
export async function proposeRunning(request: RunningRequest, at: Surroundings): Promise<Proposal> {
  const { url, baselineUrl, data } = request;
  const named = data === undefined ? undefined : await findNamed(at.root, data);
  const model = await askRunning({
    ...{ url, model: request.modelName },
    credential: request.credential?.credential,
  });
  if (baselineUrl !== undefined) await askBaseline(request, baselineUrl, model);
  const server = describeServer(request, model);
  const path = artifactOf(model.name);
  const choice = named ?? (await findData(at, path, model));
  if (!('inputs' in model))
    return { engine: 'server', path, source: server, ...(await describePrompts(at.root, choice)) };
  const { inputs, outputs, endpoint } = model;
  const propose = endpoint === 'embeddings' ? proposeEmbeddingTask : proposeTask;
  return { ...(await describeModel(at, { path, inputs, outputs }, { choice, propose })), server };
}

const describeServer = (
  { url, baselineUrl, credential, baselineCredential }: RunningRequest,
  { name, protocol, endpoint }: RunningModel,
): RunningServer => ({
  ...{ kind: 'running', protocol, url, baselineUrl, modelName: name, endpoint },
  credential: credential?.variable,
  baselineCredential: baselineCredential?.variable,
});

/** Prompts for a model of texts, which other models may have, too; otherwise a separate data set. */
async function findData(
  { root, used }: Surroundings,
  path: string,
  model: RunningModel,
): Promise<DataSetChoice> {
  const listed = await listDataSets(root, path);
  return 'inputs' in model
    ? choose({ path, candidates: listed }, used)
    : choose({ path, candidates: await withPrompts(root, listed), newName: 'prompts', mayShare: true });
}

const choose = (
  seeker: Parameters<typeof chooseDataSets>[0][number],
  used?: ReadonlyMap<string, string>,
): DataSetChoice => chooseDataSets([seeker], used)[0] as DataSetChoice;

async function askBaseline(
  { baselineCredential }: RunningRequest,
  url: string,
  now: RunningModel,
): Promise<void> {
  const before = await askRunning({
    ...{ url, model: now.name },
    credential: baselineCredential?.credential,
  });
  const isAlike = before.protocol === now.protocol && before.endpoint === now.endpoint;
  if (!isAlike) throw otherServer(url, { now, before });
}

/** A file that names what is deployed: a policy needs one, and the servers have no other identity. */
function artifactOf(modelName: string): string {
  const id = toId(basename(modelName));
  return posix.join('models', `${id === '' || GENERIC_NAMES.includes(id) ? 'served-model' : id}.txt`);
}

/** @throws {UserError} If there is no such file or folder in the repository, or the folder holds no data set. */
async function findNamed(root: string, data: string): Promise<DataSetChoice> {
  // Git's name of the root has no symbolic links.
  const file = await realpath(data).catch(() => data);
  const path = relative(root, file).split(sep).join('/');
  if (path === '' || /^\.\.(?:\/|$)/.test(path))
    throw new UserError(
      `--data: expected a file or a folder in the repository, got ${JSON.stringify(path || '.')}.`,
      'Copy the data into the repository: a policy names its data by a path in it.',
    );
  const found = await stat(join(root, path)).catch(() => undefined);
  const form = found?.isDirectory() ? await recognizeFolder(join(root, path)) : undefined;
  if (found === undefined || (found.isDirectory() && form === undefined))
    throw new UserError(
      `--data: expected a data set, got ${found === undefined ? 'no such file or folder' : 'a folder of something else'}: ${JSON.stringify(path)}.`,
      'Name a file or folder in one of the formats that .github/guide/data-sets.md of the gate describes.',
    );
  return { state: 'found', path, isTestDataFolder: false, ...(form && { form }) };
}
