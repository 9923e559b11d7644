import { STATE_LABELS } from '../../report/state-label.ts';
import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { findContradiction } from '../../verdict/untrusted/find-contradiction.ts';
import { restateVerdict } from '../../verdict/untrusted/restate-verdict.ts';
import type { State, Verdict } from '../../verdict/verdict.ts';
import type { FetchedVerdict } from './fetch-verdict.ts';
import { type PublishedRun, renderPublished, renderUnpublished } from './render-published.ts';

/** What is said of a run's result, and what that means for the job that says it. */
export interface Publication {
  readonly state: State;
  /** One sentence for the log. */
  readonly headline: string;
  readonly markdown: string;
  /**
   * 0 when the result is told as it is, whatever it is: the verdict's own check is the run that measured. 2 when it was
   * refused, 3 when it does not fit how the run ended.
   */
  readonly exitCode: ExitCode;
}

/** Verdicts that a run can only have come to by succeeding. */
const PASSES: readonly State[] = ['pass', 'waived'];

/**
 * Decides what may be shown of a result that anybody may have written. A pass is shown only from a run that succeeded.
 *
 * @param positiveControl - What this job knows of the gate itself, whatever the result says of it.
 */
export function judgePublication(
  fetched: FetchedVerdict,
  run: PublishedRun,
  positiveControl: Verdict['positiveControl'],
): Publication {
  const isGreen = run.conclusion === 'success';
  if ('none' in fetched) {
    const why = `The run has no result: ${fetched.none}.`;
    return withhold(why, run, isGreen ? EXIT.badInput : EXIT.ok);
  }
  if ('refused' in fetched) {
    return withhold(`The result of the run was refused: ${fetched.refused}.`, run, EXIT.badInput);
  }
  const contradiction = findContradiction(fetched.verdict);
  if (contradiction !== undefined) {
    return withhold(`The result of the run was refused: ${contradiction}.`, run, EXIT.badInput);
  }
  const restated = restateVerdict(fetched.verdict);
  const verdict = positiveControl === undefined ? restated : { ...restated, positiveControl };
  if (PASSES.includes(verdict.state) && !isGreen) {
    const { word } = STATE_LABELS[verdict.state];
    const why = `The result says "${word}", but the run did not succeed, so it is not shown as a pass. If another job of the workflow failed, give the gate a workflow of its own.`;
    return withhold(why, run, EXIT.undecided);
  }
  return {
    state: verdict.state,
    headline: verdict.headline,
    markdown: renderPublished(verdict, run),
    exitCode: EXIT.ok,
  };
}

function withhold(why: string, run: PublishedRun, exitCode: ExitCode): Publication {
  return { state: 'error', headline: why, markdown: renderUnpublished(why, run), exitCode };
}
