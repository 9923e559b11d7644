import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import { compareOutcomes } from '../../../task/compare-outcomes.ts';
import type { OutcomeTable } from '../../../task/outcome-table.ts';
import type { Comparison } from '../../../verdict/comparison.ts';
import { MAX_NAMED_FLIPS, type ModelVerdict } from '../../../verdict/verdict.ts';
import type { FlippedItems, ItemInput } from './item-input.ts';
import { type NameClass, nameClasses } from './name-classes.ts';

/** An item that is right under one model and wrong under the other. */
export interface FlippedItem {
  readonly id: string;
  readonly isLost: boolean;
  /** The models' input; null if it is not shown. */
  readonly input: ItemInput | null;
  /** Label and answers as class names, class numbers, values or texts; null where unknown. */
  readonly label: number | string | null;
  readonly answers: Readonly<Record<ArmName, number | string | null>>;
  /** Of both answers, in 0..1; null where unknown. */
  readonly confidences: Readonly<Record<ArmName, number | null>>;
}

/**
 * The flipped items that the verdict names, those that got wrong first; with input, labels and answers where known.
 *
 * @param flipped - Their inputs and labels; undefined if this process does not have them.
 */
export function listFlips(
  { flips }: Pick<ModelVerdict, 'flips'>,
  comparison: Comparison | undefined,
  flipped?: FlippedItems,
): FlippedItem[] {
  if (flips === null) return [];
  const changes = changesOf(comparison);
  const nameOf = nameClasses(comparison, flipped?.classes);
  const list = (ids: readonly string[], positions: readonly number[] = [], isLost: boolean) => {
    // An item without an id is not named, and then no name has a known position.
    const isKnown = ids.length === Math.min(positions.length, MAX_NAMED_FLIPS);
    return ids.map((id, index): FlippedItem => {
      const position = isKnown ? positions[index] : undefined;
      const input = (position !== undefined && flipped?.inputs.get(position)) || null;
      const texts = position === undefined ? undefined : flipped?.texts?.get(position);
      return { id, isLost, input, ...answersOf(changes, position, nameOf), ...texts };
    });
  };
  return [
    ...list(flips.rightToWrongIds, changes?.rightToWrong, true),
    ...list(flips.wrongToRightIds, changes?.wrongToRight, false),
  ];
}

interface Changes {
  readonly baseline: OutcomeTable;
  readonly candidate: OutcomeTable;
  readonly rightToWrong: readonly number[];
  readonly wrongToRight: readonly number[];
}

function changesOf(comparison: Comparison | undefined): Changes | undefined {
  if (comparison?.baseline === undefined) return undefined;
  const [baseline, candidate] = [comparison.baseline.outcomes, comparison.candidate.outcomes];
  if (baseline.count !== candidate.count) return undefined;
  return { baseline, candidate, ...compareOutcomes(baseline, candidate) };
}

function answersOf(
  changes: Changes | undefined,
  position: number | undefined,
  nameOf: NameClass,
): Pick<FlippedItem, 'label' | 'answers' | 'confidences'> {
  if (changes === undefined || position === undefined)
    return { label: null, answers: NONE, confidences: NONE };
  const [before, now] = [changes.baseline.outcomeAt(position), changes.candidate.outcomeAt(position)];
  return {
    label: nameOf(known(now.actual)),
    answers: { baseline: nameOf(known(before.predicted)), candidate: nameOf(known(now.predicted)) },
    confidences: {
      baseline: known(changes.baseline.confidenceAt(position)),
      candidate: known(changes.candidate.confidenceAt(position)),
    },
  };
}

const NONE = { baseline: null, candidate: null } as const;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
