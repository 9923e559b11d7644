import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tensorNumbers } from '../../src/dataset/element-codec.ts';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { DataSource, RegressionItem } from '../../src/dataset/regression-set.ts';
import { UserError } from '../../src/errors/errors.ts';
import type { TensorSignature } from '../../src/model/model-facts.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { openParquet } from '../support/parquet.ts';

/** A private folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'regression-set-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A file in a private folder; its path. */
export async function temporaryFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

/** All items of a file that is written for the occasion and shown as `name`. */
export async function readItems(
  name: string,
  content: string | Uint8Array,
  inputs: readonly TensorSignature[],
  labelColumn = 'label',
  more: Partial<DataSource> = {},
): Promise<RegressionItem[]> {
  const path = await temporaryFile(name, content);
  const set = await openRegressionSet({
    ...{ path, shownPath: name, labelColumn, inputs, openParquet },
    ...more,
  });
  return collect(set.items());
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The UserError that a promise ends with; any other ending fails the test. */
export async function userErrorOf(promise: Promise<unknown>): Promise<UserError> {
  const ending = await promise.then(
    (value) => new Error(`ended without an error: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (ending instanceof UserError) return ending;
  throw ending;
}

/** A tensor as plain values. */
export function plain(tensor: Tensor | undefined): unknown {
  if (tensor === undefined) return undefined;
  const { dtype, shape } = tensor;
  return { dtype, shape, values: dtype === 'string' ? tensor.strings : [...tensorNumbers(tensor)] };
}

export const signature = (
  name: string,
  dtype: string,
  shape: readonly (number | string | null)[] | undefined,
): TensorSignature => ({ name, dtype, shape });
