import type { RegressionItem } from '../../../dataset/regression-set.ts';
import { UserError } from '../../../errors/errors.ts';
import type { Scorer } from '../../../task/score/scorer.ts';
import type { WrapScorer } from './compare-answers.ts';
import type { RecordFile } from './record-file.ts';

/**
 * Makes the baseline's own answers its labels, and keeps them for the candidate.
 *
 * @throws {UserError} At an answer that cannot be a label, such as NaN.
 */
export const labelByItself =
  (file: RecordFile | undefined): WrapScorer =>
  (scorer) =>
    relabel(scorer, (outputs, item) => {
      const label = scorer.toLabel?.(outputs, item);
      if (label === undefined) throw noLabel(item);
      file?.add(Buffer.from(JSON.stringify(label)));
      return label;
    });

/** Labels the items with what the baseline answered. */
export const labelByBaseline =
  (file: RecordFile): WrapScorer =>
  (scorer) =>
    relabel(scorer, (_, { place }) => {
      const record = file.next();
      if (record === undefined) throw new RangeError(`${place}: the baseline gave no answer`);
      return JSON.parse(Buffer.from(record).toString());
    });

/** An item that runs again keeps its label. */
function relabel(
  scorer: Scorer,
  labelOf: (outputs: Parameters<Scorer['score']>[0], item: RegressionItem) => unknown,
): Scorer {
  const labels = new WeakMap<RegressionItem, { readonly label: unknown }>();
  return {
    ...scorer,
    score(outputs, item) {
      const known = labels.get(item) ?? { label: labelOf(outputs, item) };
      labels.set(item, known);
      return scorer.score(outputs, { ...item, ...known });
    },
  };
}

const noLabel = ({ place }: RegressionItem): UserError =>
  new UserError(
    `${place}: expected an answer of the baseline that can be a label, got none.`,
    'With "label: baseline", its outputs must be finite. Label the item by hand, or remove it.',
  );
