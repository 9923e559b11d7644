import { join } from 'node:path';
import type { DataSource } from '../dataset/regression-set.ts';
import { UserError } from '../errors/errors.ts';
import { readModel } from '../model/read-model.ts';
import { chooseDataSets, type DataSetChoice } from './data/choose-data-sets.ts';
import { type DataSetCandidate, listDataSets } from './data/list-data-sets.ts';
import type { Place } from './data/propose-data-set.ts';
import { type DeclaredModel, describeModel } from './describe-model.ts';
import type { Proposal, Survey } from './proposed-model.ts';
import { describeServed, needsServer, withPrompts } from './served/propose-served.ts';

/**
 * Inspects model files and the files around them.
 *
 * @param root - Absolute folder of the repository.
 * @param paths - Of the models, relative to `root`: ONNX files, and what needs a server.
 * @param options.used - Data sets that other models have, by path, with the model that has them.
 * @returns One per path, in their order.
 */
export async function proposeModels(
  root: string,
  paths: readonly string[],
  {
    used = new Map(),
    openParquet,
  }: { readonly used?: ReadonlyMap<string, string> | undefined } & Pick<DataSource, 'openParquet'> = {},
): Promise<Survey[]> {
  const isMixed = paths.some(needsServer);
  const looked = await Promise.all(
    paths.map((path) => (needsServer(path) ? lookAtServed(root, path) : lookAt(root, path, isMixed))),
  );
  const readable = looked.filter((each): each is LookedAt | LookedAtServed => !('error' in each));
  const choices = new Map(
    chooseDataSets(readable, used).map((choice, index) => [readable[index]?.path, choice]),
  );
  return Promise.all(
    looked.map(async (each) =>
      'error' in each ? each : describe({ root, openParquet }, each, choices.get(each.path) as DataSetChoice),
    ),
  );
}

async function describe(
  at: Place,
  looked: LookedAt | LookedAtServed,
  choice: DataSetChoice,
): Promise<Proposal> {
  if ('engine' in looked) return describeServed(at.root, looked.path, choice);
  return describeModel(at, looked, { choice });
}

interface NotProposed {
  readonly path: string;
  readonly error: UserError;
}

/** What may be the prompts of a language model. */
interface LookedAtServed {
  readonly engine: 'server';
  readonly path: string;
  readonly candidates: readonly DataSetCandidate[];
  readonly newName: string;
  readonly mayShare: true;
}

async function lookAtServed(root: string, path: string): Promise<LookedAtServed | NotProposed> {
  if (path !== '.') {
    const candidates = await withPrompts(root, await listDataSets(root, path));
    return { engine: 'server', path, candidates, newName: 'prompts', mayShare: true };
  }
  const error = new UserError(
    'A model of several files: expected it in a folder of its own, got it in the root of the repository.',
    'Move its files to a folder such as models/chat.',
  );
  return { path, error };
}

/** What a model declares, and what may be its data. */
interface LookedAt extends DeclaredModel {
  readonly candidates: readonly DataSetCandidate[];
}

/** @param isMixed - Whether there are language models, too: then prompts are theirs. */
async function lookAt(root: string, path: string, isMixed: boolean): Promise<LookedAt | NotProposed> {
  try {
    const { inputs, outputs } = await readModel(join(root, path), path);
    const all = await listDataSets(root, path);
    const prompts = isMixed ? await withPrompts(root, all) : [];
    return { path, inputs, outputs, candidates: all.filter((each) => !prompts.includes(each)) };
  } catch (error) {
    if (error instanceof UserError) return { path, error };
    throw error;
  }
}
