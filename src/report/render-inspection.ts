import { plainText } from '../errors/plain-text.ts';
import { quoted } from '../errors/quoted.ts';
import { formatValue } from '../figures/format-value.ts';
import type { ModelChange } from '../inspect/diff/change.ts';
import { batchText } from '../inspect/diff/compare-signature.ts';
import { countOf, listText, operatorsText, operatorText, typeText } from '../inspect/format.ts';
import type { ExternalFileFacts, ModelInspection, Optimization } from '../inspect/model-inspection.ts';
import { coverageText, precisionText, shareText } from '../inspect/precision/describe-precision.ts';
import { sparsityText, sparsityUse } from '../inspect/sparsity/describe-sparsity.ts';
import type { ModelFacts, TensorSignature } from '../model/model-facts.ts';
import { DEFAULT_DOMAIN, operatorDomain } from '../model/operator-key.ts';
import { MAX_SENTENCE_CHARACTERS } from './markdown/escape-markdown.ts';

/** A word at the left, and its lines beside it. */
type Entry = readonly [word: string, ...lines: readonly string[]];

/** A model as a person reads it on a terminal, a line a fact. What the model says itself stands in quotes. */
export function renderInspection(shownPath: string, inspection: ModelInspection): string {
  const { facts, precision, sparsity, optimization, externalFiles } = inspection;
  const entries: Entry[] = [
    ['format', formatText(facts)],
    ['inputs', ...facts.inputs.map(valueText)],
    ['outputs', ...facts.outputs.map(valueText)],
    ['batch axis', batchText(inspection.batchAxis)],
    ['operators', histogramText(facts.operators)],
    ['functions', ...(facts.functions.size === 0 ? [] : [listText([...facts.functions].map(quoted))])],
    ['weights', weightsText(inspection)],
    ['external', ...externalFiles.map(externalText)],
    ['precision', precisionText(precision), ...otherShares(inspection)],
    ['sparsity', sparsityText(sparsity), ...sampleText(inspection), ...[sparsityUse(sparsity) ?? []].flat()],
    ['optimized', optimizationText(optimization)],
  ];
  return `${plainText(shownPath, MAX_SENTENCE_CHARACTERS)}\n\n${renderEntries(entries)}`;
}

/** Two models and what changed from the first to the second. */
interface ShownChanges {
  readonly baselinePath: string;
  readonly candidatePath: string;
  readonly changes: readonly ModelChange[];
  /** Whether only some of the weights were compared. */
  readonly isSampled: boolean;
}

/** What changed between two models, a line a head. */
export function renderChanges({ baselinePath, candidatePath, changes, isSampled }: ShownChanges): string {
  const [from, to] = [baselinePath, candidatePath].map((path) => plainText(path, MAX_SENTENCE_CHARACTERS));
  const sampled = isSampled ? ', as far as a sample of the weights tells' : '';
  const entries = changes.map(({ head, text }): Entry => [head, text]);
  if (entries.length === 0) return `${from} → ${to}: nothing that matters for running it changed${sampled}\n`;
  const count = entries.length === 1 ? 'one thing changed' : `${entries.length} things changed at once`;
  return `${from} → ${to}: ${count}\n\n${renderEntries(entries)}`;
}

/** An inspection as JSON can hold it; the digests of single tensors are left out. */
export function inspectionJson(inspection: ModelInspection): unknown {
  const { weights, ...rest } = inspection;
  return toJson({
    ...rest,
    weights: { count: weights.tensors.size, all: weights.all, quantization: weights.quantization },
  });
}

function toJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (inner instanceof Map) return Object.fromEntries(inner);
      return inner instanceof Set ? [...inner] : inner;
    }),
  );
}

function renderEntries(entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(([word]) => word.length));
  const shown = entries.flatMap(([word, ...lines]) =>
    lines.map(
      (line, index) =>
        `  ${(index === 0 ? word : '').padEnd(width)}  ${plainText(line, MAX_SENTENCE_CHARACTERS)}`,
    ),
  );
  return `${shown.join('\n')}\n`;
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

function externalText({ location, sizeBytes, problem }: ExternalFileFacts): string {
  return `${quoted(location)} ${sizeBytes === undefined ? `not read: ${problem}` : bytesText(sizeBytes)}`;
}

/** What the first line does not say: each precision besides the main one. */
function otherShares({ precision }: ModelInspection): readonly string[] {
  const { main, shares } = precision;
  // Any other text names all of them.
  if (main === undefined || main.scheme === 'float') return [];
  return shares
    .filter((share) => share !== main)
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
    ...(isSavedByRuntime ? ['saved by ONNX Runtime after optimizing'] : []),
    ...(fused.size === 0 ? [] : [`fused: ${operatorsText(fused)}`]),
    ...(layoutSpecific.size === 0 ? [] : [`for one memory layout: ${operatorsText(layoutSpecific)}`]),
    ...(compiledParts === 0 ? [] : [`${countOf(compiledParts, 'part')} compiled for one device`]),
  ];
  return parts.length === 0 ? 'no' : parts.join('; ');
}

const bytesText = (bytes: number): string => formatValue(bytes, 'bytes');
