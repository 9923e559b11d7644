import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import type { State } from '../../verdict/state.ts';
import { findContradiction } from '../../verdict/untrusted/find-contradiction.ts';
import { restateVerdict } from '../../verdict/untrusted/restate-verdict.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import type { FetchedVerdict } from './fetch-verdict.ts';
import type { RefusedVerdict, UnpublishedReason } from './unpublished-reason.ts';

/**
 * What is published about a run. `exitCode` is that of the publishing job: 0 if the verdict is published, even a failing one,
 * because the measuring run is its own check; 2 if the verdict was rejected; 3 if it contradicts how the run ended.
 */
export type Publication =
  | { readonly kind: 'published'; readonly verdict: Verdict; readonly exitCode: ExitCode }
  | { readonly kind: 'withheld'; readonly why: UnpublishedReason; readonly exitCode: ExitCode };

/** Verdicts that require a successful run. */
const PASSES: readonly State[] = ['pass', 'waived'];

/**
 * Decides what to show of an untrusted verdict. A pass is only shown if its run succeeded.
 *
 * @param run - `conclusion`: how it ended, in the server's wording.
 * @param positiveControl - The last positive control known to this job; replaces the one in the verdict.
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
