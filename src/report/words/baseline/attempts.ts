import type { StoreName, StoreProblem } from '../../../records/store-fact.ts';
import type { Attempts } from '../../../verdict/facts/attempts.ts';
import type { EvidenceUnused } from '../../../verdict/facts/note.ts';
import { andMore, countOf } from '../grammar.ts';

/** Which attempt this is and what the verdict is based on: one or two sentences. */
export function attemptsText({ number, basis, launches, of, own }: Attempts): string {
  switch (basis) {
    case 'all':
      return `Attempt ${number} at this comparison. The verdict is based on ${countOf(launches, 'launch')} from ${countOf(of, 'attempt')}, ${own} of them from this one.`;
    case 'this':
      return own === 0
        ? `Attempt ${number} at this comparison. Nothing could be measured in it.`
        : `Attempt ${number} at this comparison. The verdict is based on its own ${countOf(own, 'launch')}.`;
    case 'earlier':
      return launches === 0
        ? `Attempt ${number} at this comparison. Nothing was measured: an earlier attempt had already failed.`
        : `Attempt ${number} at this comparison. Nothing was measured: ${countOf(launches, 'launch')} from ${countOf(of, 'earlier attempt')} had already decided.`;
    case 'pull-request':
      return 'Nothing was measured: the pull request’s own run measured the same models, data and settings.';
  }
}

/** One attempt before this one: "`fail` on `2026-11-30T08:12` (41 launches)". */
export function earlierAttemptText({ state, at, launches }: Attempts['earlier'][number]): string {
  return `\`${state}\` on \`${at.slice(0, 16)}\` (${countOf(launches, 'launch')})`;
}

/** An attempt that somebody may have to delete. `place`: key of its entry, or path of its file. */
interface KeptAttempt {
  readonly store: StoreName;
  readonly place: string;
}

/** What to do when the figures of a failed attempt cannot be read: a sentence or two. */
export function unreadFailureRemedy(
  attempts: readonly (KeptAttempt & { readonly problem: StoreProblem })[],
): string {
  switch (attempts[0]?.problem.kind) {
    case 'unlisted':
      return 'Grant the job `actions: read` and run again, or change the model.';
    case 'no-gnu-tar':
      return 'Install GNU tar on this runner and run again, or change the model.';
    default:
      return `Run again. If the error stays, the figures are lost: ${deletionText(attempts)}, or change the model.`;
  }
}

/** What to do about an attempt whose figures cannot be judged: one sentence. */
export const unusableAttemptRemedy = (attempts: readonly KeptAttempt[]): string =>
  `To measure again, ${deletionText(attempts)}, or change the model.`;

/** A refusal names a few; those left show up in the next run. */
const MAX_NAMED = 4;

/** "run `gh cache delete KEY`, then run the gate again". */
function deletionText(attempts: readonly KeptAttempt[]): string {
  const ways = attempts.slice(0, MAX_NAMED).map(wayToDelete);
  return `${ways.join(', ')}${andMore(attempts.length - ways.length)}, then run the gate again`;
}

function wayToDelete({ store, place }: KeptAttempt): string {
  switch (store.kind) {
    case 'actions-cache':
      return `run \`gh cache delete ${place}\``;
    case 'directory':
    case 'branch':
      return `delete \`${place}\``;
  }
}

/** Why the merge queue measured again: a clause without a full stop. */
export function evidenceUnusedText(why: EvidenceUnused): string {
  switch (why.kind) {
    case 'unavailable':
      return why.message;
    case 'no-pull-request':
      return 'the merge queue does not name the pull request';
    case 'workflow-changed':
      return 'the change edits `.github`, so its workflow was never merged';
    case 'from-fork':
      return 'the pull request is from a fork';
    case 'workflow-unknown':
      return 'the runner does not name the workflow';
    case 'no-run':
      return 'the workflow has no run for the head of the pull request';
    case 'run-of-another-repository':
      return 'the run is from a different repository';
    case 'run-not-successful':
      return `the run ended as \`${why.conclusion}\``;
    case 'no-artifacts-api':
      return 'this server has no API for artifacts';
    case 'no-artifact':
      return `the run left no artifact \`${why.name}\``;
    case 'too-many-artifacts':
      return `the run left more than ${why.limit} artifacts`;
    case 'unreadable':
      return `the evidence cannot be read (${why.message})`;
    case 'of-another-comparison':
      return 'its models, data, settings, limits or machine are different';
    case 'wrong-age':
      return `it was measured on \`${why.at}\`, which is more than a week ago or in the future`;
    case 'other-gate-version':
      return 'another version of the gate measured it';
    case 'other-waivers':
      return 'other waivers applied';
    case 'not-passed':
      return `the pull request’s run ended as \`${why.state}\``;
    case 'nothing-measured':
      return 'the pull request’s run measured nothing';
    case 'other-arms':
      return 'its baseline and candidate are different';
    case 'not-passed-again':
      return `judged again here, the figures give \`${why.state}\``;
  }
}
