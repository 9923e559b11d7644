import type { ArmName, Workspace } from '../../engine/onnxruntime/arm.ts';
import { createScorer } from '../../task/score/create-scorer.ts';
import type { ScorerOptions } from '../../task/score/scorer.ts';
import { type StartScoring, scoreBy } from './answer-scoring.ts';
import type { WrapScorer } from './compared/compare-answers.ts';
import { scoreTensorsByProgram } from './custom/score-tensors-by-program.ts';

/** How the answers of an arm are scored: by the gate, or by the program of a custom task. */
export function chooseScoring(
  workspace: Workspace,
  arm: ArmName,
  { scoring, wrap = (scorer) => scorer }: { readonly scoring: ScorerOptions; readonly wrap?: WrapScorer },
): StartScoring {
  const { task } = scoring;
  const scorer = createScorer(scoring);
  if (task.kind !== 'custom') return scoreBy(wrap(scorer));
  return scoreTensorsByProgram({ workspace, arm }, { ...scoring, task }, scorer.outputNames);
}
