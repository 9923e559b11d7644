import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from '../../../dataset/regression-set.ts';
import { readTokenizer } from '../../../dataset/text/tokenizer.ts';
import { cacheDecoded } from '../../../engine/images/cache-decoded.ts';
import { openDecoder } from '../../../engine/images/decoder-process.ts';
import { findSharp } from '../../../engine/images/find-sharp.ts';
import { openParquetIn } from '../../../engine/readers/parquet-process.ts';
import type { DatasetPolicy } from '../../../policy/dataset.ts';
import { isLabelledByBaseline } from '../../../policy/task/is-labelled-by-baseline.ts';
import type { Run } from '../../run.ts';
import { locateBaseFile } from './locate-base-file.ts';

/**
 * How a data set is read, as its policy says. For images, the package that decodes them is found first, or installed.
 *
 * @throws {InfrastructureError} If it cannot be installed.
 */
export async function readingOf(
  dataset: DatasetPolicy,
  run: Run,
): Promise<Omit<DataSource, 'path' | 'shownPath' | 'inputs' | 'annotations'>> {
  const { label, columns, ignore, id, slices, cluster, audio } = dataset;
  return {
    ...{ labelColumn: label, columns, ignore, id, slices, cluster, audio },
    isUnlabelled: isLabelledByBaseline(run.model.task),
    images: await imagesOf(dataset, run),
    text: await textOf(dataset, run),
    openParquet: openParquetIn(run.workspace, run.ports.bundleFolder),
  };
}

/** The tokenizer of the base commit, as its rules judge. */
async function textOf(
  { tokenizer, text, 'max-length': maxLength }: DatasetPolicy,
  run: Run,
): Promise<DataSource['text']> {
  if (tokenizer === undefined) return undefined;
  const { file, shownPath } = await locateBaseFile(run, tokenizer);
  return {
    tokenizer: await readTokenizer({ path: file, shownPath }),
    columns: [text ?? []].flat(),
    maxLength,
  };
}

async function imagesOf(
  { preprocess: settings }: DatasetPolicy,
  { workspace, ports }: Pick<Run, 'workspace' | 'ports'>,
): Promise<DataSource['images']> {
  if (settings === undefined) return undefined;
  const { bundleFolder } = ports;
  const progress = (step: Parameters<Parameters<typeof findSharp>[0]['progress']>[0]): void =>
    ports.progress({ step, within: [] });
  const place = {
    decoderFile: join(bundleFolder, 'decoder.mjs'),
    sharpFolder: await findSharp({ bundleFolder, progress }),
    isolation: workspace.isolation,
    memoryCgroup: workspace.memoryCgroup,
    scratch: join(workspace.scratch, 'images'),
  };
  const folder = await mkdtemp(join(workspace.directory, 'decoded-'));
  return { settings, openDecoder: cacheDecoded(folder, () => openDecoder(place)) };
}
