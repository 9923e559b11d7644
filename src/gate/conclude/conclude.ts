import { type ExitCode, exitCodeOf, worseState, worstExitCode } from '../../verdict/exit-code.ts';
import type { State } from '../../verdict/verdict.ts';
import type { Findings } from '../findings.ts';
import type { Run } from '../run.ts';

/** The final state of a model, and what it means for the job. */
interface Conclusion {
  readonly state: State;
  readonly exitCode: ExitCode;
  /** Whether the model is new or its baseline is being recorded. Only then may it pass without one. */
  readonly mayLackBaseline: boolean;
}

/**
 * Concludes one model's run. What a person accepts in this run is waived; the rows and the headline still show the
 * findings. Drift beyond its limits fails the job, whatever the verdict on the change.
 */
export function conclude({ request, policy }: Run, { judgement, drift, kept, found }: Findings): Conclusion {
  const { baseline } = found;
  const isNew = baseline.kind === 'none' && baseline.why.kind === 'new-model';
  const mayLackBaseline = request.mode === 'alone' || isNew;
  const rules = { use: request.use, onInconclusive: policy['on-inconclusive'], mayLackBaseline };
  const isAccepted = request.recording?.acceptedBy !== undefined && kept.acceptance?.by !== undefined;
  if (isAccepted) return { state: 'waived', exitCode: exitCodeOf('waived', rules), mayLackBaseline };
  const states = [judgement.state, drift?.state ?? 'pass'] as const;
  return {
    state: worseState(...states),
    exitCode: worstExitCode(states.map((each) => exitCodeOf(each, rules))),
    mayLackBaseline,
  };
}
