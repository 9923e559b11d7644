import { quoted } from '../../../errors/plain-text.ts';
import { formatValue } from '../../../figures/format-value.ts';
import type { ChangeHead, TensorType } from '../../../inspect/diff/change.ts';
import { describeLimit } from '../../../policy/format-limit.ts';
import type { Metric } from '../../../policy/metric.ts';
import { type Change, changedHeads } from '../../../verdict/facts/changes.ts';
import type { ModelVerdict } from '../../../verdict/verdict.ts';
import { countOf, joinAnd } from '../grammar.ts';
import { batchText, listText, operatorText, typeText } from './model-parts.ts';
import { precisionChangeText } from './precision.ts';
import { sparsityText } from './sparsity.ts';

/** One change without its head: "float32 → int8 QDQ (static, per-channel symmetric weights)". */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'weights-retrained':
      return `retrained: ${changedWeights(change)}`;
    case 'weights-partly-changed': {
      const { names, changed } = change;
      return `partly retrained: ${changedWeights(change)} (${listText(names.map(quoted), changed - names.length)})`;
    }
    case 'weights-renamed':
      return `all weight tensors (${change.tensors}) renamed or replaced`;
    case 'weights-other':
      return 'weight tensors added or removed, the others unchanged';
    case 'precision': {
      const ends = change.ends.length === 0 ? '' : `, including ${joinAnd(change.ends)}`;
      return `${precisionChangeText(change.before, change.after)}${ends}`;
    }
    case 'recalibrated':
      return 'recalibrated: same quantized weights with other scales, zero points or biases';
    case 'sparsity':
      return `${sparsityText(change.before)} → ${sparsityText(change.after)}`;
    case 'operators': {
      const counts = change.operators.map(
        ({ operator, before, after }) => `${operatorText(operator)} ${before} → ${after}`,
      );
      return `${offline(change)}${listText(counts, change.moreOperators)}`;
    }
    case 'rewired':
      return `${offline(change)}same operators with other wiring, attributes or shapes`;
    case 'graph-constants':
      return 'same operators with other shapes or indices in constants';
    case 'opset':
      return `opset ${change.before ?? 'none'} → ${change.after ?? 'none'}`;
    case 'signature':
      return signatureText(change);
    case 'served-artifact': {
      const { files, of, sizes } = change;
      const named = of === 1 ? '' : `${listText(files.map(quoted), of - files.length)}, `;
      return `${named}${formatValue(sizes.before, 'bytes')} → ${formatValue(sizes.after, 'bytes')}`;
    }
    case 'program':
      return `${listText(change.files.map(quoted), change.of - change.files.length)} changed`;
    case 'setting':
      return `${change.name}: ${change.before ?? 'none'} → ${change.after ?? 'none'}`;
    case 'limit': {
      const { metric, before, after } = change;
      return `${metric}: ${limitText(metric, before)} → ${limitText(metric, after)}`;
    }
  }
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

function changedWeights({
  changed,
  of,
  isSampled,
}: Of<'weights-retrained' | 'weights-partly-changed'>): string {
  return `${changed} of ${countOf(of, 'weight tensor')} changed${isSampled ? ', by a sample of each' : ''}`;
}

const offline = ({ isOptimizedOffline }: Of<'operators' | 'rewired'>): string =>
  isOptimizedOffline ? 'optimized offline by ONNX Runtime: ' : '';

function signatureText({ batchAxis, values, moreValues }: Of<'signature'>): string {
  const axis =
    batchAxis === null ? [] : [`batch axis ${batchText(batchAxis.before)} → ${batchText(batchAxis.after)}`];
  return [...axis, listText(values.map(valueText), moreValues, '; ')].join('; ');
}

function valueText({ kind, name, before, after }: Of<'signature'>['values'][number]): string {
  const of = (type: TensorType | null) => (type === null ? '' : typeText(type));
  if (after === null) return `${kind} ${quoted(name)} removed`;
  return before === null
    ? `new ${kind} ${quoted(name)}: ${of(after)}`
    : `${kind} ${quoted(name)}: ${of(before)} → ${of(after)}`;
}

function limitText(metric: Metric, limit: Of<'limit'>['before']): string {
  if (limit === null) return 'none';
  const decided = limit.decide === 'confident' ? ', decide confident' : '';
  return `${describeLimit(metric, limit)}${decided}`;
}

const HEAD_NAMES: Readonly<Record<ChangeHead, string>> = {
  weights: 'weights',
  precision: 'precision',
  sparsity: 'sparsity',
  graph: 'graph',
  signature: 'inputs and outputs',
  'runtime-version': 'runtime version',
  provider: 'execution provider',
  'session-options': 'session options',
  artifact: 'model file',
  engine: 'engine',
  server: 'server',
  dataset: 'data set',
  'pre-processing': 'pre-processing',
  traffic: 'traffic',
  hardware: 'hardware',
  limits: 'limits',
};

/** The name of a head for readers: "session options". */
export const headName = (head: ChangeHead): string => HEAD_NAMES[head];

/** Several heads in a sentence: "precision, graph and session options". */
export const headNames = (heads: readonly ChangeHead[]): string => joinAnd(heads.map(headName));

/**
 * How to get one comparison per change, without a full stop: "Split the change so that precision and graph are measured
 * one at a time".
 */
export function adviseOnChanges(heads: readonly ChangeHead[]): string {
  return `Split the change so that ${headNames(heads)} are measured one at a time`;
}

/**
 * What changed between the arms, in one sentence; undefined if nothing changed that could make them differ. "Changed:
 * precision (float32 → int8 QDQ).", "Changed together: precision and session options, so no row shows which one caused
 * it."
 */
export function changesText(changes: readonly Change[]): string | undefined {
  const heads = changedHeads(changes);
  const [first, ...more] = heads;
  if (first === undefined) return undefined;
  if (more.length > 0) {
    return `Changed together: ${headNames(heads)}, so no row shows which one caused it.`;
  }
  const texts = changes.filter(({ head }) => head === first).map(changeText);
  return `Changed: ${headName(first)} (${texts.join(', ')}).`;
}

/** The same without what changed in the graph, for a reader who has just read which operators grew. */
export function changesWithoutOperatorsText(changes: readonly Change[]): string | undefined {
  const isGraphAlone = changedHeads(changes).every((head) => head === 'graph');
  return isGraphAlone ? undefined : changesText(changes);
}

/** Why changes of the model file may be missing from the list, as a sentence. */
export function changesUnknownText(why: NonNullable<ModelVerdict['changesUnknown']>): string {
  switch (why) {
    case 'no-baseline-file':
      return 'Changes in the model file are unknown: the baseline’s file is not available.';
    case 'too-large-to-inspect':
      return 'Changes in the model file are unknown: it is too large for the inspector.';
  }
}
