import type { Outcome } from '../verdict/comparison.ts';
import { type Judgement, judgeFailure, judgeModel, judgeNothing } from '../verdict/judge-model.ts';
import type { Run } from './run.ts';

/** Judges how a comparison ended, whichever way. */
export function judgeOutcome({ model }: Pick<Run, 'model'>, outcome: Outcome): Judgement {
  switch (outcome.kind) {
    case 'compared':
    case 'unchanged':
      return judgeModel(outcome.comparison);
    case 'failed':
      return judgeFailure(model, outcome.failure);
    case 'incomparable':
      return judgeNothing('incomparable');
  }
}
