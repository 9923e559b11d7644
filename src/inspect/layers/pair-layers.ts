import { openPlainFile } from '../../files/plain-file.ts';
import { isPlainName } from '../../model/check-model.ts';
import { fileSource } from '../../model/protobuf/byte-source.ts';
import { MAX_STRUCTURE_BYTES, noModelFile } from '../../model/read-model.ts';
import { readGraphs } from '../inspect-model.ts';
import { type Layer, listLayers } from './list-layers.ts';

/** A tensor that two models compute under the same name. */
export interface LayerPair {
  readonly tensor: string;
  readonly baseline: Layer;
  readonly candidate: Layer;
}

/**
 * The tensors that have the same name in both models, in the order in which the baseline computes them.
 *
 * @param files - Paths of the model files.
 * @throws {UserError} As `inspectModel`.
 */
export async function pairLayers(files: {
  readonly baseline: string;
  readonly candidate: string;
}): Promise<LayerPair[]> {
  const candidates = new Map(
    (await readLayers(files.candidate, 'candidate')).map((layer) => [layer.tensor, layer]),
  );
  return (await readLayers(files.baseline, 'baseline')).flatMap((baseline) => {
    const candidate = candidates.get(baseline.tensor);
    const isNamed = candidate !== undefined && [baseline.observed, candidate.observed].every(isPlainName);
    return isNamed ? [{ tensor: baseline.tensor, baseline, candidate }] : [];
  });
}

async function readLayers(file: string, shownPath: string): Promise<Layer[]> {
  const opened = await openPlainFile(file, 'follow');
  if (opened.problem !== undefined) throw noModelFile(shownPath, opened.problem);
  const { handle, stats } = opened;
  try {
    const { graphs } = readGraphs(fileSource(handle.fd, stats.size, MAX_STRUCTURE_BYTES), shownPath);
    return listLayers(graphs.main);
  } finally {
    await handle.close();
  }
}
