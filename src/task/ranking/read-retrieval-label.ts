import { dataError, show } from '../../dataset/data-error.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { UserError } from '../../errors/errors.ts';
import { isTensor } from '../read-label.ts';

/** What an item of a retrieval is. */
type RetrievalLabel =
  | { readonly document: string }
  /** Relevance, above 0, by the id of the document. At least one. */
  | { readonly relevant: ReadonlyMap<string, number> };

/**
 * The label of a document, `{ document: "d1" }`, or of a query, `{ relevant: ["d1"] }` or, with grades,
 * `{ relevant: { d1: 2, d7: 1 } }`.
 *
 * @throws {UserError} If the label is anything else.
 */
export function readRetrievalLabel(item: RegressionItem): RetrievalLabel {
  const { label } = item;
  if (typeof label !== 'object' || label === null || isTensor(label)) throw wrongLabel(item);
  const { document, relevant, ...others } = label as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) throw wrongLabel(item);
  if (typeof document === 'string' && relevant === undefined) return { document };
  if (typeof relevant !== 'object' || relevant === null || document !== undefined) throw wrongLabel(item);
  const graded = Array.isArray(relevant)
    ? relevant.map((id: unknown) => [id, 1] as const)
    : Object.entries(relevant);
  const isValid = graded.every(
    ([id, grade]) =>
      typeof id === 'string' && typeof grade === 'number' && Number.isFinite(grade) && grade >= 0,
  );
  const grades = new Map(graded as [string, number][]);
  if (!isValid || ![...grades.values()].some((grade) => grade > 0)) throw wrongLabel(item);
  return { relevant: new Map([...grades].filter(([, grade]) => grade > 0)) };
}

function wrongLabel({ place, label }: RegressionItem): UserError {
  return dataError(
    { place, name: 'the label' },
    {
      expected: 'a document or a query',
      got: show(label),
      hint: 'Write {"document": "d1"} for a document, and {"relevant": ["d1"]} or {"relevant": {"d1": 2}} for a query.',
    },
  );
}
