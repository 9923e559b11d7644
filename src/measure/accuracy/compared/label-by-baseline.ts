import type { RegressionItem } from '../../../dataset/regression-set.ts';
import { UserError } from '../../../errors/errors.ts';
import type { ItemScorer } from '../../../task/score/scorer.ts';
import type { WrapScorer } from './compare-answers.ts';
import type { RecordFile } from './record-file.ts';
import { silentBaseline } from './silent-baseline.ts';

type Outputs = Parameters<ItemScorer['score']>[0];

/**
 * Makes the baseline's own answers its labels, and keeps them for the candidate.
 *
 * @throws {UserError} At an answer that cannot be a label, such as NaN.
 * @throws {InfrastructureError} At an item without an answer.
 */
export const labelByItself =
  (file: RecordFile | undefined): WrapScorer =>
  (scorer) =>
    relabel(scorer, (outputs, item) => {
      if (outputs === undefined) throw silentBaseline(item);
      const label = scorer.toLabel?.(outputs, item);
      if (label === undefined) throw noLabel(item);
      keepLabel(file, label);
      return label;
    });

/** Labels the items with what the baseline answered. */
export const labelByBaseline =
  (file: RecordFile): WrapScorer =>
  (scorer) =>
    relabel(scorer, (_, item) => nextLabel(file, item));

/** An item that runs again keeps its label. */
function relabel(
  scorer: ItemScorer,
  labelOf: (outputs: Outputs | undefined, item: RegressionItem) => unknown,
): ItemScorer {
  const labels = new WeakMap<RegressionItem, { readonly label: unknown }>();
  const labelled = (outputs: Outputs | undefined, item: RegressionItem): RegressionItem => {
    const known = labels.get(item) ?? { label: labelOf(outputs, item) };
    labels.set(item, known);
    return { ...item, ...known };
  };
  return {
    ...scorer,
    score(outputs, item) {
      const own = labelled(outputs, item);
      return explain(() => scorer.score(outputs, own));
    },
    unanswered: (item) => scorer.unanswered(labelled(undefined, item)),
  };
}

/** An answer that does not fit as a label is not a mistake in the data set, as the error would say. */
function explain<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.message,
      `With "label: baseline", the label is what the baseline answered: both models need outputs of the same size and with the same classes. ${error.hint}`,
      { cause: error },
    );
  }
}

/** Keeps a label for the candidate, if there is one. */
export function keepLabel(file: RecordFile | undefined, label: unknown): void {
  file?.add(Buffer.from(JSON.stringify(label)));
}

/** The label that was kept for the next item. @throws {RangeError} After the last. */
export function nextLabel(file: RecordFile, { place }: Pick<RegressionItem, 'place'>): unknown {
  const record = file.next();
  if (record === undefined) throw new RangeError(`${place}: the baseline gave no answer`);
  return JSON.parse(Buffer.from(record).toString());
}

const noLabel = ({ place }: RegressionItem): UserError =>
  new UserError(
    `${place}: expected an answer of the baseline that can be a label, got none.`,
    'With "label: baseline", its outputs must be finite. Remove the item, or label the data set by hand.',
  );
