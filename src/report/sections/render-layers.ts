import type { LayerDifference, Layers } from '../../verdict/facts/layers.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, PARTS } from '../words/labels.ts';
import {
  cosineText,
  firstLayerText,
  LAYER_COLUMNS,
  layerDifferenceText,
  layersMethodText,
  layersSummary,
  notComparedText,
  quantizedText,
} from '../words/model/layers.ts';

/** Which layers of the models differ; undefined if not requested. */
export function renderLayers({ layers }: Pick<ModelVerdict, 'layers'>): Fold | undefined {
  if (layers === undefined) return undefined;
  const body = layers.kind === 'compared' ? renderCompared(layers) : escapeProse(notComparedText(layers));
  return { name: PARTS.layers, summary: layersSummary(layers), body };
}

function renderCompared(layers: Extract<Layers, { kind: 'compared' }>): string {
  const { first, steepest, items } = layers;
  const names = {
    first: first[0] && nameOf(first[0]),
    steepest: steepest === null ? undefined : nameOf(steepest),
  };
  const isListed = first.some(({ tensor }) => tensor === steepest?.tensor);
  const rows = steepest === null || isListed ? first : [...first, steepest];
  return [
    firstLayerText(layers, names),
    ...(rows.length === 0 ? [] : [renderRows(rows)]),
    layersMethodText(
      layers,
      items.map((id) => codeSpan(id)),
    ),
  ].join(GAP);
}

const nameOf = ({ tensor }: LayerDifference): string => codeSpan(tensor);

function renderRows(rows: readonly LayerDifference[]): string {
  const { tensor, quantized, difference, cosine } = LAYER_COLUMNS;
  const operator = COLUMNS.operator;
  const header = [tensor, `${operator}, ${COLUMNS.baseline}`, `${operator}, ${COLUMNS.candidate}`];
  return renderTable(
    { header: [...header, quantized, difference, cosine], align: 'llllrr' },
    rows.map((row) => [
      nameOf(row),
      codeSpan(row.operators.baseline),
      codeSpan(row.operators.candidate),
      quantizedText(row.quantized),
      layerDifferenceText(row),
      cosineText(row),
    ]),
  );
}
