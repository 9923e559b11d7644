import { formatPercent, formatShare } from '../../../figures/format-value.ts';
import type { LayerDifference, Layers } from '../../../verdict/facts/layers.ts';
import { countOf, joinAnd } from '../grammar.ts';

/** Column headings of the table of layers. */
export const LAYER_COLUMNS = {
  tensor: 'Tensor',
  quantized: 'Quantized',
  difference: 'Largest difference',
  cosine: 'Cosine',
} as const;

type Compared = Extract<Layers, { kind: 'compared' }>;

/** Title of the fold. */
export function layersSummary(layers: Layers): string {
  switch (layers.kind) {
    case 'compared':
      return `Layer by layer: ${layers.differing} of ${layers.compared} compared tensors beyond rounding`;
    case 'not-compared':
      return 'Layer by layer: not compared';
    case 'failed':
      return 'Layer by layer: the comparison failed';
  }
}

/**
 * Where the models begin to differ.
 *
 * @param names - Of the first tensor that differs, and of the one where the difference grows most, ready to show; undefined if
 *   there is none.
 */
export function firstLayerText(
  { first: [first], rounding }: Pick<Compared, 'first' | 'rounding'>,
  names: { readonly first?: string | undefined; readonly steepest?: string | undefined },
): string {
  const allowed = `${formatPercent(rounding)} of its largest number`;
  const grows = names.steepest === undefined ? '' : ` The difference grows most at ${names.steepest}.`;
  if (first === undefined || names.first === undefined)
    return `No compared tensor differs by more than ${allowed}.${grows}`;
  const start = `The first tensor that differs by more than ${allowed} is ${names.first}`;
  return `${start}: ${layerDifferenceText(first)}.${names.steepest === names.first ? '' : grows}`;
}

/** "86.4%". */
export const layerDifferenceText = ({ relative }: Pick<LayerDifference, 'relative'>): string =>
  relative === null ? 'not a finite number' : formatShare(relative);

/** "0.8854"; four decimals, because sound models are at 0.99 and more. */
export const cosineText = ({ cosine }: Pick<LayerDifference, 'cosine'>): string =>
  cosine === null ? 'none' : cosine.toFixed(4);

/** Which of the two models has quantized values there. */
export function quantizedText({ baseline, candidate }: LayerDifference['quantized']): string {
  if (baseline) return candidate ? 'in both' : 'in the baseline';
  return candidate ? 'in this PR' : 'no';
}

/** How the layers were compared. @param items - Names of the items, ready to show. */
export function layersMethodText(
  { compared, shared }: Pick<Compared, 'compared' | 'shared'>,
  items: readonly string[],
): string {
  const ran = items.length === 0 ? 'The items' : joinAnd(items);
  const tensors = `${compared} of ${countOf(shared, 'tensor')} with the same name in both`;
  return `${ran} ran through both models with graph optimizations off. Compared: ${tensors}.`;
}

/** Why there is no comparison. */
export function notComparedText(layers: Extract<Layers, { kind: 'not-compared' | 'failed' }>): string {
  if (layers.kind === 'failed') return `The models did not run with all layers as outputs: ${layers.message}`;
  switch (layers.why) {
    case 'score-kept':
      return 'The task score did not get worse, so there is nothing to explain.';
    case 'score-unknown':
      return 'The scores of the models were not compared.';
    case 'no-baseline-model':
      return 'The baseline’s model file is not available, so there is nothing to compare with.';
    case 'served':
      return 'Only models that onnxruntime runs can be compared layer by layer.';
    case 'state':
      return 'Models with a state are not compared layer by layer.';
    case 'unchanged':
      return 'Both models are the same file.';
    case 'shards':
      return 'The items were split into shards, so the score was known only after the models had run. Run `check --explain-accuracy` on both files.';
    case 'nothing-shared':
      return 'The models have no tensors of numbers with the same name and shape. Export both with the same names.';
  }
}
