import { DEFAULT_DOMAIN } from '../../model/model-facts.ts';
import type { ModelInspection } from '../model-inspection.ts';
import { computeOperator } from '../precision/compute-operator.ts';
import { type InspectedPair, MAX_RECORDED, type ModelChange, recordedName } from './change.ts';

/** Operators that a precision conversion may add, drop or merge. */
const CONVERSION_OPERATORS: readonly string[] = [
  ...[
    'QuantizeLinear',
    'DequantizeLinear',
    'DynamicQuantizeLinear',
    'Cast',
    'CastLike',
    'Constant',
    'Identity',
  ],
  ...['Add', 'Mul', 'Sub', 'Div', 'Relu', 'Clip', 'BatchNormalization', 'Bias'],
  ...['Reshape', 'Transpose', 'Squeeze', 'Unsqueeze', 'Flatten', 'Shape', 'Gather', 'Slice', 'Concat'],
];

type GraphChange = Extract<ModelChange, { head: 'graph' }>;

/** How the graph changed, beyond what other changes explain; undefined if it did not. */
export function compareGraph({ baseline, candidate, found }: InspectedPair): GraphChange | undefined {
  if (found.includes('precision')) return compareBeyondConversion(baseline, candidate);
  const [before, after] = [baseline.structure, candidate.structure];
  if (before.digest !== after.digest) {
    return isRewrittenReshape(baseline, candidate) ? undefined : compareStructure(baseline, candidate);
  }
  if (before.constantsDigest !== after.constantsDigest && !found.includes('signature')) {
    return { kind: 'graph-constants', head: 'graph' };
  }
  const [opset, newOpset] = [baseline, candidate].map(({ facts }) => facts.opsets.get(DEFAULT_DOMAIN));
  if (opset === newOpset) return undefined;
  return { kind: 'opset', head: 'graph', before: opset ?? null, after: newOpset ?? null };
}

/** Whether the graphs differ only in reshaping operators, because another exporter wrote the same reshape differently. */
function isRewrittenReshape({ facts, structure }: ModelInspection, candidate: ModelInspection): boolean {
  return (
    structure.digestButReshapes === candidate.structure.digestButReshapes &&
    operatorChanges(facts.operators, candidate.facts.operators).length > 0
  );
}

function compareStructure(baseline: ModelInspection, candidate: ModelInspection): GraphChange {
  const isOptimizedOffline =
    candidate.optimization.isSavedByRuntime && !baseline.optimization.isSavedByRuntime;
  const operators = operatorChanges(baseline.facts.operators, candidate.facts.operators);
  return operators.length === 0
    ? { kind: 'rewired', head: 'graph', isOptimizedOffline }
    : changedOperators(operators, isOptimizedOffline);
}

/** Compares operator counts, ignoring conversion operators and treating a quantized operator as its float original. */
function compareBeyondConversion(
  baseline: ModelInspection,
  candidate: ModelInspection,
): GraphChange | undefined {
  const operators = operatorChanges(withoutConversion(baseline), withoutConversion(candidate));
  return operators.length === 0 ? undefined : changedOperators(operators, false);
}

function withoutConversion({ facts }: ModelInspection): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of facts.operators) {
    const base = computeOperator(key)?.base ?? key.replace(/^(com\.microsoft:)?QLinear/, '');
    if (!CONVERSION_OPERATORS.includes(base)) counts.set(base, (counts.get(base) ?? 0) + count);
  }
  return counts;
}

type OperatorCounts = Extract<GraphChange, { kind: 'operators' }>['operators'];

function changedOperators(operators: OperatorCounts, isOptimizedOffline: boolean): GraphChange {
  return {
    kind: 'operators',
    head: 'graph',
    operators: operators.slice(0, MAX_RECORDED),
    moreOperators: Math.max(0, operators.length - MAX_RECORDED),
    isOptimizedOffline,
  };
}

/** Operators whose count changed, largest change first. */
function operatorChanges(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): OperatorCounts {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({
      operator: recordedName(key),
      before: before.get(key) ?? 0,
      after: after.get(key) ?? 0,
    }))
    .filter((count) => count.before !== count.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
