import { UserError } from '../../errors/errors.ts';
import { scoreDetection } from '../images/score-detection.ts';
import { scoreKeypoints } from '../images/score-keypoints.ts';
import { scoreSegmentation } from '../images/score-segmentation.ts';
import { scoreMultiLabel } from '../labels/score-multi-label.ts';
import { scoreTokens } from '../labels/score-tokens.ts';
import { matchOutputs } from '../match-outputs.ts';
import { scoreAnomaly } from '../numbers/score-anomaly.ts';
import { scoreForecast } from '../numbers/score-forecast.ts';
import { scoreProbability } from '../numbers/score-probability.ts';
import { scoreSimilarity } from '../numbers/score-similarity.ts';
import { scoreRanking } from '../ranking/score-ranking.ts';
import { scoreRetrieval } from '../ranking/score-retrieval.ts';
import { scoreTranscript } from '../speech/score-transcript.ts';
import { scoreBinary } from './score-binary.ts';
import { scoreClassification } from './score-classification.ts';
import { scoreCustom } from './score-custom.ts';
import { scoreEmbedding } from './score-embedding.ts';
import { scoreRegression } from './score-regression.ts';
import type { ItemScorer, Scorer, ScorerOptions } from './scorer.ts';
import { unanswered } from './unanswered.ts';

/**
 * The scorer for the outputs of a model file, by the kind of the task.
 *
 * @throws {UserError} If the task is for text, if no output can be scored, or if the policy has a review rule but the task has no confidence.
 */
export function createScorer(options: ScorerOptions): ItemScorer {
  return { ...scorerOf(options), unanswered: (item) => unanswered(options, item) };
}

function scorerOf(options: ScorerOptions): Scorer {
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
    case 'multi-label':
      return scoreMultiLabel({ ...options, task });
    case 'token-classification':
      return scoreTokens({ ...options, task });
    case 'ranking':
      return scoreRanking({ ...options, task });
    case 'retrieval':
      return scoreRetrieval({ ...options, task });
    case 'similarity':
      return scoreSimilarity({ ...options, task });
    case 'probability':
      return scoreProbability({ ...options, task });
    case 'anomaly':
      return scoreAnomaly({ ...options, task });
    case 'forecast':
      return scoreForecast({ ...options, task });
    case 'segmentation':
      return scoreSegmentation({ ...options, task });
    case 'detection':
      return scoreDetection({ ...options, task });
    case 'keypoints':
      return scoreKeypoints({ ...options, task });
    case 'speech':
    case 'ocr':
      return scoreTranscript({ ...options, task });
    case 'custom':
      return scoreCustom({ ...options, task });
    case 'text':
      throw new UserError(
        `${options.place}: expected a task for the outputs of a model file, got text.`,
        'Only a model behind a server answers with text: write "engine: { kind: server }" and how to start it.',
      );
  }
}
