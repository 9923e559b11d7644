import type { ArmName } from '../../../engine/onnxruntime/arm.ts';
import { compareOutcomes } from '../../../task/compare-outcomes.ts';
import type { OutcomeTable } from '../../../task/outcome-table.ts';
import type { Comparison } from '../../../verdict/comparison.ts';
import { MAX_NAMED_FLIPS, type ModelVerdict } from '../../../verdict/verdict.ts';

/** An item that is right under one model and wrong under the other. */
export interface FlippedItem {
  readonly id: string;
  readonly isLost: boolean;
  /** Label and answers as class numbers or values; null where unknown, as for texts. */
  readonly label: number | null;
  readonly answers: Readonly<Record<ArmName, number | null>>;
  /** Of both answers, in 0..1; null where unknown. */
  readonly confidences: Readonly<Record<ArmName, number | null>>;
}

/** The flipped items that the verdict names, those that got wrong first; with labels and answers where known. */
export function listFlips(
  { flips }: Pick<ModelVerdict, 'flips'>,
  comparison: Comparison | undefined,
): FlippedItem[] {
  if (flips === null) return [];
  const changes = changesOf(comparison);
  const list = (ids: readonly string[], positions: readonly number[] = [], isLost: boolean) => {
    // An item without an id is not named, and then no name has a known position.
    const isKnown = ids.length === Math.min(positions.length, MAX_NAMED_FLIPS);
    return ids.map((id, index): FlippedItem => {
      const position = isKnown ? positions[index] : undefined;
      return { id, isLost, ...answersOf(changes, position) };
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
): Pick<FlippedItem, 'label' | 'answers' | 'confidences'> {
  if (changes === undefined || position === undefined)
    return { label: null, answers: NONE, confidences: NONE };
  const [before, now] = [changes.baseline.outcomeAt(position), changes.candidate.outcomeAt(position)];
  return {
    label: known(now.actual),
    answers: { baseline: known(before.predicted), candidate: known(now.predicted) },
    confidences: {
      baseline: known(changes.baseline.confidenceAt(position)),
      candidate: known(changes.candidate.confidenceAt(position)),
    },
  };
}

const NONE = { baseline: null, candidate: null } as const;

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
