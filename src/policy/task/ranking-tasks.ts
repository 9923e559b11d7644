import { z } from 'zod';
import { label, noLabel, output } from './task-keys.ts';

const rankingKeys = {
  output,
  metric: z.enum(['ndcg', 'recall', 'mrr']).default('ndcg'),
  /** How many of the best candidates count. */
  k: z.int().min(1).default(10),
};

/** Each item is a query with its candidates, to which the model gives scores. */
export const rankingSchema = z.strictObject({ kind: z.literal('ranking'), label, ...rankingKeys });

/** Each item is a document or a query. The model returns its embedding. */
export const retrievalSchema = z.strictObject({
  kind: z.literal('retrieval'),
  label: noLabel(
    'the data set has to say what is a document and what is a query',
    'use "kind: embedding, label: baseline" to compare the vectors',
  ),
  ...rankingKeys,
  similarity: z.enum(['cosine', 'dot']).default('cosine'),
});

export type RankingTask = z.output<typeof rankingSchema>;
export type RetrievalTask = z.output<typeof retrievalSchema>;
