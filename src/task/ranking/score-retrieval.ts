import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import { quotedJson } from '../../errors/plain-text.ts';
import type { RetrievalTask } from '../../policy/task/ranking-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import { outputNumbers } from '../score/score-regression.ts';
import type { ItemOutcome, Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { rateRanking } from './rate-ranking.ts';
import { readRetrievalLabel } from './read-retrieval-label.ts';

/** A document that queries can find. */
interface Found {
  readonly embedding: Float64Array;
  readonly place: string;
}

/**
 * Scores embeddings by search: each query ranks all documents, which come before the queries. The embeddings of all
 * documents are held, 8 bytes per number. The parts of a query are its nDCG, recall or reciprocal rank; documents have
 * none.
 */
export function scoreRetrieval(options: ScorerOptions<RetrievalTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a retrieval');
  const { name } = selectOutput(task.output, outputs, place);
  const documents = new Map<string, Found>();
  let hasQueries = false;
  return {
    outputNames: [name],
    score(values, item) {
      const vector = outputNumbers(outputOf(values, name), name, item);
      const label = readRetrievalLabel(item);
      const isNumeric = vector.every(Number.isFinite);
      const embedding = task.similarity === 'cosine' ? toUnitLength(vector) : vector;
      if ('document' in label) {
        expectNew(label.document, { known: documents.get(label.document), hasQueries, place: item.place });
        // A document that is not finite makes the whole score undefined, wherever it is ranked.
        const usable = isNumeric ? embedding : embedding.map(() => 0);
        documents.set(label.document, { embedding: usable, place: item.place });
        return isNumeric ? NOTHING : NOT_FINITE;
      }
      hasQueries = true;
      expectDocuments(label.relevant, { documents, item, length: embedding.length });
      if (!isNumeric) return NOT_FINITE;
      const candidates = Array.from(documents, ([id, document]) => ({
        score: dot(embedding, document.embedding),
        relevance: label.relevant.get(id) ?? 0,
      }));
      return { ...NOTHING, parts: [rateRanking(candidates, task)] };
    },
    finish() {},
  };
}

const NOTHING: ItemOutcome = { ...NOT_FINITE, correct: undefined, finite: true };

/** An item that runs again, to see whether its outcome repeats, has the same place. */
function expectNew(
  id: string,
  { known, hasQueries, place }: { known: Found | undefined; hasQueries: boolean; place: string },
): void {
  if (known?.place === place) return;
  if (known !== undefined) {
    throw new UserError(
      `${place}: expected another id than that of the document at ${known.place}, got ${quotedJson(id)}.`,
      'Give each document a different id.',
    );
  }
  if (hasQueries) {
    throw new UserError(
      `${place}: expected all documents before the first query, got document ${quotedJson(id)}.`,
      'Write all documents first, then the queries: each query ranks all documents.',
    );
  }
}

function expectDocuments(
  relevant: ReadonlyMap<string, number>,
  {
    documents,
    item,
    length,
  }: { documents: ReadonlyMap<string, Found>; item: RegressionItem; length: number },
): void {
  for (const id of relevant.keys()) {
    const size = documents.get(id)?.embedding.length;
    if (size === length) continue;
    if (size !== undefined) {
      throw new UserError(
        `${item.place}: expected an embedding of ${size} numbers, as of document ${quotedJson(id)}, got ${length}.`,
        'Set "output" to a sentence embedding: one vector of fixed length, not one per token.',
      );
    }
    throw new UserError(
      `${item.place}: expected document ${quotedJson(id)} in an earlier item, got none.`,
      'Write all documents first, then the queries, and do not split the set into shards: a query ranks all documents.',
    );
  }
}

/** A vector of zeros stays one. */
function toUnitLength(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length === 0 ? vector : vector.map((number) => number / length);
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, number, index) => sum + number * (b[index] ?? Number.NaN), 0);
