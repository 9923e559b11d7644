import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import type { Comparison } from '../../../verdict/comparison.ts';

/** How often both models gave each answer to the items of each label. Labels and answers are class numbers. */
export interface Confusions {
  readonly classes: readonly number[];
  /** By position of the label, then of the answer. */
  readonly counts: Readonly<Record<ArmName, readonly (readonly number[])[]>>;
  /** Items with a label or an answer that is none of `classes`. */
  readonly left: number;
}

/** A larger matrix cannot be read. */
const MAX_CLASSES = 12;

/**
 * The confusion matrices of a classification over the same items. With many classes, those that the most items changed
 * between are shown.
 *
 * @returns Undefined for other tasks, without both models, or with a single class.
 */
export function countConfusions(comparison: Comparison | undefined): Confusions | undefined {
  if (comparison?.baseline === undefined) return undefined;
  const { kind } = comparison.policy.task;
  const [baseline, candidate] = [comparison.baseline.outcomes, comparison.candidate.outcomes];
  if ((kind !== 'classification' && kind !== 'binary') || baseline.count !== candidate.count)
    return undefined;
  const pairs = Array.from({ length: candidate.count }, (_, item) => {
    const [before, now] = [baseline.outcomeAt(item), candidate.outcomeAt(item)];
    return { label: now.actual, baseline: before.predicted, candidate: now.predicted };
  });
  const weights = new Map<number, number>();
  const weigh = (value: number, weight: number): void => {
    if (Number.isFinite(value)) weights.set(value, (weights.get(value) ?? 0) + weight);
  };
  for (const pair of pairs) {
    // An item whose answer changed counts more than any number of items whose answer did not.
    const weight = pair.baseline === pair.candidate ? 1 : pairs.length + 1;
    weigh(pair.label, weight);
    weigh(pair.baseline, weight);
    weigh(pair.candidate, weight);
  }
  const classes = [...weights]
    .sort(([one, first], [other, second]) => second - first || one - other)
    .slice(0, MAX_CLASSES)
    .map(([value]) => value)
    .sort((one, other) => one - other);
  if (classes.length < 2) return undefined;
  const position = new Map(classes.map((value, index) => [value, index]));
  const empty = (): number[][] => classes.map(() => classes.map(() => 0));
  const counts = { baseline: empty(), candidate: empty() };
  let left = 0;
  for (const pair of pairs) {
    const label = counts.baseline[position.get(pair.label) ?? -1];
    const answers = [position.get(pair.baseline), position.get(pair.candidate)];
    if (label === undefined || answers.includes(undefined)) left += 1;
    for (const arm of ['baseline', 'candidate'] as const) {
      const row = counts[arm][position.get(pair.label) ?? -1];
      const column = position.get(pair[arm]);
      if (row !== undefined && column !== undefined) row[column] = (row[column] ?? 0) + 1;
    }
  }
  return { classes, counts, left };
}
