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
 * The tensors that have the same name in both models, in the order in which the baseline computes them. Where the integers of
 * one model are already clipped as an activation of the other clips its values, they are paired with that activation's output.
 *
 * @param files - Paths of the model files.
 * @throws {UserError} As `inspectModel`.
 */
export async function pairLayers(files: {
  readonly baseline: string;
  readonly candidate: string;
}): Promise<LayerPair[]> {
  const baselines = byName(await readLayers(files.baseline, 'baseline'));
  const candidates = byName(await readLayers(files.candidate, 'candidate'));
  return [...baselines.values()].flatMap((own): LayerPair[] => {
    const other = candidates.get(own.tensor);
    if (other === undefined) return [];
    const baseline = afterActivation(own, other, { own: baselines, others: candidates });
    const candidate = afterActivation(other, own, { own: candidates, others: baselines });
    const isNamed = [baseline, candidate].flatMap(namesIn).every(isPlainName);
    return isNamed
      ? [{ tensor: baseline.integers ? candidate.tensor : baseline.tensor, baseline, candidate }]
      : [];
  });
}

type Layers = ReadonlyMap<string, Layer>;

const byName = (layers: readonly Layer[]): Layers => new Map(layers.map((layer) => [layer.tensor, layer]));

/** The layer behind a layer's activation, if the other model has integers here and no such activation. */
function afterActivation(
  own: Layer,
  other: Layer,
  models: { readonly own: Layers; readonly others: Layers },
): Layer {
  const { activated } = own;
  if (activated === undefined || other.integers === undefined || models.others.has(activated)) return own;
  return models.own.get(activated) ?? own;
}

const namesIn = ({ observed, integers }: Layer): string[] => [
  observed,
  ...(integers === undefined ? [] : [integers.tensor, integers.scale, integers.zeroPoint || observed]),
];

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
