import { shaText } from '../../../figures/short-sha.ts';
import type { CommitNote, NoMerge } from '../../../records/commit-note.ts';
import { baselineNoteText } from '../baseline/baseline.ts';
import { releaseUnknownText } from '../drift.ts';

/** A note on the commits of a run, as one sentence. */
export function commitNoteText(note: CommitNote): string {
  switch (note.kind) {
    case 'base-branch-tip':
      return `The baseline commit is ${shaText(note.commit)}, the tip of the base branch when the event fired: ${noMergeText(note.why)}.`;
    case 'fork-point':
      return `The baseline commit is ${shaText(note.commit)}, where this change left its base branch, because its head ${shaText(note.head)} is checked out instead of the merge.`;
    case 'last-release':
      return `The baseline commit is that of the last release, \`${note.tag}\` (${shaText(note.commit)}).`;
    case 'no-earlier-release':
      return 'There is no earlier release to compare with.';
    case 'release-unknown':
      return `There is nothing to compare with, because the last release is unknown (${releaseUnknownText(note.why)}).`;
    case 'branch-point':
      return `The baseline commit is ${shaText(note.commit)}, where this branch left \`${note.branch}\`.`;
    case 'branch-point-unknown':
      return `Where this branch left \`${note.branch}\` is unknown (${note.message}).`;
    case 'first-parent':
      return `The baseline commit is ${shaText(note.commit)}, the first parent of ${shaText(note.of)}.`;
    case 'no-parent':
      return `There is no baseline commit: ${shaText(note.commit)} has no parent.`;
    case 'head-unreadable':
      return `There is no baseline commit: git could not read HEAD (${note.message}).`;
    case 'ancestors-unknown': {
      const { commit, why } = note;
      const reason =
        why.kind === 'no-token'
          ? 'the checkout is shallow, and there is no token for GitHub’s API'
          : why.message;
      return `Only records of ${shaText(commit)} itself were looked for, because its ancestors are unknown (${reason}).`;
    }
    case 'commit-not-fetched':
      return baselineNoteText(note);
    case 'checkout-unconfirmed':
      return `Git could not confirm that ${shaText(note.commit)} is checked out (${note.message}).`;
  }
}

function noMergeText(why: NoMerge): string {
  switch (why.kind) {
    case 'other-checkout':
      return `${shaText(why.checkedOut)} is checked out, not the merge commit of the pull request`;
    case 'not-the-merge':
      return `${shaText(why.checkedOut)} is not the merge of ${shaText(why.head)} into its base`;
    case 'unreadable':
      return `git could not read the merge commit (${why.message})`;
    case 'merge-base-unknown': {
      const reason = why.message === null ? '' : ` (${why.message})`;
      return `${shaText(why.head)} is checked out instead of the merge, and where it left the base branch is unknown${reason}; check out without \`ref:\`, or with \`fetch-depth: 0\``;
    }
    case 'rules-changed':
      return `${shaText(why.head)} is checked out instead of the merge, and the base branch has changed its policy or data since ${shaText(why.since)}; update the branch, or check out without \`ref:\``;
  }
}
