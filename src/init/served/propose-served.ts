import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLines } from '../../dataset/formats/read-lines.ts';
import { readPrompts } from '../../dataset/formats/read-prompts.ts';
import { readBytes } from '../../dataset/read-exactly.ts';
import { UserError } from '../../errors/errors.ts';
import { type ProposedScore, proposeScore } from '../../task/text/propose-score.ts';
import type { DataSetChoice } from '../data/choose-data-sets.ts';
import type { DataSetCandidate } from '../data/list-data-sets.ts';
import type { ProposedDataSet } from '../data/propose-data-set.ts';
import type { RunningServer } from './running-server.ts';

/** A language model for a policy. Paths are relative to the repository. */
export interface ProposedServed extends ProposedPrompts {
  readonly engine: 'server';
  readonly path: string;
  readonly source: ModelFiles | RunningServer;
}

/** The files of a language model. They need a server, which a person has to name. */
export interface ModelFiles {
  readonly kind: 'files';
  /** A `.gguf` file, or a folder with its first part, or one with a `config.json` and `.safetensors` files. */
  readonly format: 'gguf' | 'gguf-parts' | 'safetensors';
  /** Name of the first part, if it has several. */
  readonly firstPart: string | undefined;
}

/** Prompts of a language model, and how its answers are scored. */
interface ProposedPrompts {
  readonly dataset: ProposedDataSet;
  /** How prompts are written; undefined without a data set. */
  readonly prompts: 'prompt' | 'messages' | undefined;
  readonly task: ProposedScore;
}

/** Whether a path is that of a model that `init` proposes to serve, rather than of an ONNX file. */
export const needsServer = (path: string): boolean => !/\.onnx$/i.test(path);

/** Keeps the files whose first line is an object with a prompt. */
export async function withPrompts(
  root: string,
  candidates: readonly DataSetCandidate[],
): Promise<DataSetCandidate[]> {
  const has = await Promise.all(candidates.map(({ path }) => hasPrompts(join(root, path))));
  return candidates.filter((_, index) => has[index]);
}

/** Whether the first line of a `.jsonl` file is an object with the key `prompt` or `messages`. */
async function hasPrompts(path: string): Promise<boolean> {
  if (!/\.jsonl(?:\.gz)?$/.test(path)) return false;
  try {
    for await (const { text } of readLines(readBytes({ path, shownPath: path }), path)) {
      if (text.trim() === '') continue;
      const item: unknown = JSON.parse(text);
      return typeof item === 'object' && item !== null && ('prompt' in item || 'messages' in item);
    }
    return false;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof UserError) return false;
    throw error;
  }
}

/** Enough to see what labels look like. */
const MAX_ITEMS = 100;

/** Describes the files of a language model with the data set that was chosen for it. */
export async function describeServed(
  root: string,
  path: string,
  choice: DataSetChoice,
): Promise<ProposedServed> {
  const source = await readFormat(root, path);
  return { engine: 'server', path, source, ...(await describePrompts(root, choice)) };
}

/** Describes the prompts that were chosen for a language model. */
export async function describePrompts(root: string, choice: DataSetChoice): Promise<ProposedPrompts> {
  const without = (problem: ProposedDataSet['problem']): ProposedPrompts => ({
    dataset: { path: choice.path, label: undefined, problem },
    prompts: undefined,
    task: proposeScore([]),
  });
  switch (choice.state) {
    case 'none':
      return without({ kind: 'no-prompts' });
    case 'several':
      return without({ kind: 'several', names: choice.names });
    case 'taken':
      return without({ kind: 'taken', path: choice.taken, by: choice.by });
    case 'found':
      break;
  }
  try {
    const { labels, prompts } = await readFirst(join(root, choice.path), choice.path);
    const dataset = { path: choice.path, label: undefined, problem: undefined };
    return { dataset, prompts, task: proposeScore(labels) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return without({ kind: 'unreadable', message: error.message });
  }
}

async function readFormat(root: string, path: string): Promise<ModelFiles> {
  const kind = 'files';
  if (/\.gguf$/i.test(path)) return { kind, format: 'gguf', firstPart: undefined };
  const firstPart = (await readdir(join(root, path))).sort().find((name) => /\.gguf$/i.test(name));
  return { kind, format: firstPart === undefined ? 'safetensors' : 'gguf-parts', firstPart };
}

async function readFirst(
  path: string,
  shownPath: string,
): Promise<{ readonly labels: readonly unknown[]; readonly prompts: ProposedServed['prompts'] }> {
  const labels: unknown[] = [];
  let prompts: ProposedServed['prompts'];
  for await (const { prompt, label } of readPrompts({ path, shownPath })) {
    prompts ??= typeof prompt === 'string' ? 'prompt' : 'messages';
    labels.push(label);
    if (labels.length === MAX_ITEMS) break;
  }
  return { labels, prompts };
}
