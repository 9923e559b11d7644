import { matchOutputs } from '../match-outputs.ts';
import { scoreBinary } from './score-binary.ts';
import { scoreClassification } from './score-classification.ts';
import { scoreEmbedding } from './score-embedding.ts';
import { scoreRegression } from './score-regression.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

/**
 * The scorer for the kind of the task.
 *
 * @throws {UserError} If no output can be scored, or if the policy has a review rule but the task has no confidence.
 */
export function createScorer(options: ScorerOptions): Scorer {
  const { task } = options;
  switch (task.kind) {
    case 'classification':
      return scoreClassification({ ...options, task });
    case 'binary':
      return scoreBinary({ ...options, task });
    case 'regression':
      return scoreRegression({ ...options, task });
    case 'embedding':
      return scoreEmbedding({ ...options, task });
    case 'output-match':
      return matchOutputs({ ...options, task });
  }
}
