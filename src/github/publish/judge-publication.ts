import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { findContradiction } from '../../verdict/untrusted/find-contradiction.ts';
import { restateVerdict } from '../../verdict/untrusted/restate-verdict.ts';
import type { State, Verdict } from '../../verdict/verdict.ts';
import type { FetchedVerdict } from './fetch-verdict.ts';
import type { RefusedVerdict, UnpublishedReason } from './unpublished-reason.ts';

/**
 * What is published about a run. `exitCode` is that of the publishing job: 0 when the verdict is published, whatever it is,
 * because the measuring run is a check of its own; 2 when it was refused; 3 when it does not fit how the run ended.
 */
export type Publication =
  | { readonly kind: 'published'; readonly verdict: Verdict; readonly exitCode: ExitCode }
  | { readonly kind: 'withheld'; readonly why: UnpublishedReason; readonly exitCode: ExitCode };

/** Verdicts that only a run that succeeded can have reached. */
const PASSES: readonly State[] = ['pass', 'waived'];

/**
 * Decides what may be shown of a verdict that anybody may have written. A pass is shown only from a run that succeeded.
 *
 * @param run - `conclusion`: how it ended, in the server's word.
 * @param positiveControl - The last positive control that this job knows of, whatever the verdict says.
 */
export function judgePublication(
  fetched: FetchedVerdict,
  run: { readonly conclusion: string | undefined },
  positiveControl: Verdict['positiveControl'],
): Publication {
  const isGreen = run.conclusion === 'success';
  if ('none' in fetched) {
    const why = { kind: 'no-verdict', why: fetched.none } as const;
    return { kind: 'withheld', why, exitCode: isGreen ? EXIT.badInput : EXIT.ok };
  }
  if ('refused' in fetched) return refuse(fetched.refused);
  const contradiction = findContradiction(fetched.verdict);
  if (contradiction !== undefined) return refuse({ kind: 'contradiction', contradiction });
  const restated = restateVerdict(fetched.verdict);
  const verdict = positiveControl === undefined ? restated : { ...restated, positiveControl };
  const { state } = verdict;
  if (PASSES.includes(state) && !isGreen)
    return { kind: 'withheld', why: { kind: 'unsuccessful-run', state }, exitCode: EXIT.undecided };
  return { kind: 'published', verdict, exitCode: EXIT.ok };
}

const refuse = (why: RefusedVerdict): Publication => ({
  kind: 'withheld',
  why: { kind: 'refused', why },
  exitCode: EXIT.badInput,
});
