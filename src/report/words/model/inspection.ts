import { quoted } from '../../../errors/plain-text.ts';
import { formatValue } from '../../../figures/format-value.ts';
import type { ModelChange } from '../../../inspect/diff/change.ts';
import type { ExternalProblem, ModelInspection, Optimization } from '../../../inspect/model-inspection.ts';
import { shareName } from '../../../inspect/precision/precision.ts';
import {
  DEFAULT_DOMAIN,
  type ModelFacts,
  operatorDomain,
  type TensorSignature,
} from '../../../model/model-facts.ts';
import { countOf } from '../grammar.ts';
import { batchText, listText, operatorsText, operatorText, typeText } from './model-parts.ts';
import { coverageText, precisionText, shareText } from './precision.ts';
import { sparsityText, sparsityUseText } from './sparsity.ts';

/** A label and its lines. */
export type InspectionEntry = readonly [label: string, ...lines: readonly string[]];

/** What a model file contains, by label; names from the model are in quotes. */
export function inspectionEntries(inspection: ModelInspection): InspectionEntry[] {
  const { facts, precision, sparsity, optimization, externalFiles } = inspection;
  return [
    ['format', formatText(facts)],
    ['inputs', ...facts.inputs.map(valueText)],
    ['outputs', ...facts.outputs.map(valueText)],
    ['batch axis', batchText(inspection.batchAxis)],
    ['operators', histogramText(facts.operators)],
    ['functions', ...(facts.functions.size === 0 ? [] : [listText([...facts.functions].map(quoted))])],
    ['weights', weightsText(inspection)],
    ['external', ...externalFiles.map(externalText)],
    ['precision', precisionText(precision), ...otherShares(inspection)],
    [
      'sparsity',
      sparsityText(sparsity),
      ...sampleText(inspection),
      ...[sparsityUseText(sparsity) ?? []].flat(),
    ],
    ['optimized', optimizationText(optimization)],
  ];
}

/**
 * How many things changed between two models: "a.onnx → b.onnx: one thing changed".
 *
 * @param files - Both paths.
 * @param isSampled - Whether only a sample of the weights was compared.
 */
export function comparisonTitle(files: string, changes: readonly ModelChange[], isSampled: boolean): string {
  if (changes.length > 1) return `${files}: ${changes.length} things changed together`;
  if (changes.length === 1) return `${files}: one thing changed`;
  const sampled = isSampled ? ' (based on a sample of the weights)' : '';
  return `${files}: nothing changed that affects running it${sampled}`;
}

function formatText({ fileBytes, irVersion, opsets, operators, producer }: ModelFacts): string {
  const used = new Set([...operators.keys()].map(operatorDomain));
  const versions = [...opsets]
    .filter(([domain]) => used.has(domain))
    .map(([domain, version]) => `${domain === DEFAULT_DOMAIN ? 'opset' : operatorText(domain)} ${version}`);
  const by = producer === '' ? '' : `, by ${quoted(producer)}`;
  return `${bytesText(fileBytes)}, ONNX IR ${irVersion}, ${listText(versions) || 'no opset'}${by}`;
}

function valueText(value: TensorSignature): string {
  return `${quoted(value.name)} ${typeText(value)}`;
}

function histogramText(operators: ReadonlyMap<string, number>): string {
  const sorted = new Map([...operators].sort(([, a], [, b]) => b - a));
  const count = [...operators.values()].reduce((sum, each) => sum + each, 0);
  return `${countOf(count, 'node')} of ${countOf(operators.size, 'kind')}: ${operatorsText(sorted)}`;
}

function weightsText({ facts }: ModelInspection): string {
  const sorted = [...facts.initializerBytes].sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, bytes]) => sum + bytes, 0);
  return total === 0
    ? 'none'
    : `${bytesText(total)}: ${listText(sorted.map(([type, bytes]) => `${type} ${bytesText(bytes)}`))}`;
}

function externalText({ location, sizeBytes, problem }: ModelInspection['externalFiles'][number]): string {
  const size = sizeBytes === undefined ? [] : [bytesText(sizeBytes)];
  const unread = problem === undefined ? [] : [`not read: ${problemText(problem)}`];
  return [quoted(location), ...size, ...unread].join(' ');
}

function problemText(problem: ExternalProblem): string {
  switch (problem.kind) {
    case 'outside-folder':
      return 'outside the model’s folder';
    case 'too-many-files':
      return `more than ${problem.most} files`;
    case 'no-folder':
      return 'the model is in memory';
    case 'unreadable':
      return problem.message;
  }
}

/** Every precision besides the main one, if the first line does not name them. */
function otherShares({ precision }: ModelInspection): readonly string[] {
  const { main, shares } = precision;
  if (main === undefined || main.scheme === 'float') return [];
  return shares
    .filter((share) => shareName(share) !== shareName(main))
    .map((share) => `${shareText(share)} ${coverageText(share, precision)}`);
}

function sampleText({ sparsity, precision }: ModelInspection): readonly string[] {
  if (!sparsity.isSampled) return [];
  return [
    `sampled: ${bytesText(sparsity.lookedBytes)} of ${bytesText(precision.weightBytes)}, evenly spread`,
  ];
}

function optimizationText({ isSavedByRuntime, fused, layoutSpecific, compiledParts }: Optimization): string {
  const parts = [
    ...(isSavedByRuntime ? ['saved by ONNX Runtime after optimization'] : []),
    ...(fused.size === 0 ? [] : [`fused: ${operatorsText(fused)}`]),
    ...(layoutSpecific.size === 0 ? [] : [`tied to one memory layout: ${operatorsText(layoutSpecific)}`]),
    ...(compiledParts === 0 ? [] : [`${countOf(compiledParts, 'part')} compiled for one device`]),
  ];
  return parts.length === 0 ? 'no' : parts.join('; ');
}

const bytesText = (bytes: number): string => formatValue(bytes, 'bytes');
