import { DEFAULT_DOMAIN } from '../../model/operator-key.ts';
import { listText, operatorText } from '../format.ts';
import type { ModelInspection } from '../model-inspection.ts';
import { computeOperator } from '../precision/compute-operator.ts';
import type { InspectedPair } from './change.ts';

/** What converting the precision adds, drops or merges by itself. */
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

/** How the graph changed besides what another change explains; undefined when it did not. */
export function compareGraph({ baseline, candidate, found }: InspectedPair): string | undefined {
  if (found.includes('precision')) return compareBeyondConversion(baseline, candidate);
  const [before, after] = [baseline.structure, candidate.structure];
  if (before.digest !== after.digest) {
    return isWrittenOtherwise(baseline, candidate) ? undefined : describeChange(baseline, candidate);
  }
  if (before.constantsDigest !== after.constantsDigest && !found.includes('signature')) {
    return 'same operators, other shapes or indices in its constants';
  }
  const [opset, newOpset] = [baseline, candidate].map(({ facts }) => facts.opsets.get(DEFAULT_DOMAIN));
  return opset === newOpset ? undefined : `opset ${opset ?? 'none'} → ${newOpset ?? 'none'}`;
}

/** Whether changes of a shape are other operators now, at the same places: another exporter's way to write the same. */
function isWrittenOtherwise({ facts, structure }: ModelInspection, candidate: ModelInspection): boolean {
  return (
    structure.digestButReshapes === candidate.structure.digestButReshapes &&
    operatorChanges(facts.operators, candidate.facts.operators) !== ''
  );
}

function describeChange(baseline: ModelInspection, candidate: ModelInspection): string {
  const operators = operatorChanges(baseline.facts.operators, candidate.facts.operators);
  const text = operators === '' ? 'same operators, wired, shaped or set differently' : operators;
  const isSaved = candidate.optimization.isSavedByRuntime && !baseline.optimization.isSavedByRuntime;
  return isSaved ? `optimized offline by ONNX Runtime: ${text}` : text;
}

/** Compares what is left when every operator is named by what it computes and conversions are left out. */
function compareBeyondConversion(baseline: ModelInspection, candidate: ModelInspection): string | undefined {
  const changes = operatorChanges(withoutConversion(baseline), withoutConversion(candidate));
  return changes === '' ? undefined : changes;
}

function withoutConversion({ facts }: ModelInspection): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [key, count] of facts.operators) {
    const base = computeOperator(key)?.base ?? key.replace(/^(com\.microsoft:)?QLinear/, '');
    if (!CONVERSION_OPERATORS.includes(base)) counts.set(base, (counts.get(base) ?? 0) + count);
  }
  return counts;
}

/** "Conv 4 → 12, Relu 4 → 11", largest change first; "" when every operator is there as often as before. */
function operatorChanges(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  const changes = [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const [from, to] = [before.get(key) ?? 0, after.get(key) ?? 0];
    return { key, from, to, size: Math.abs(to - from) };
  });
  const texts = changes
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ key, from, to }) => `${operatorText(key)} ${from} → ${to}`);
  return listText(texts);
}
