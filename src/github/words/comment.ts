import { shaText } from '../../figures/short-sha.ts';
import type { NoComment, NotHidden, Staleness } from '../comment/comment-outcome.ts';

/** Why there is no comment: one or two sentences. */
export function noCommentText(why: NoComment): string {
  switch (why.kind) {
    case 'pull-request-gone':
      return 'The pull request no longer exists, or the token may not see it.';
    case 'overtaken':
      return `A newer run has already commented: ${why.url}.`;
    case 'locked':
      return 'The conversation is locked, and the token may not comment there.';
    case 'forbidden':
      return 'The token may not comment. That is normal for pull requests from forks; otherwise give the job these permissions:';
    case 'failed':
      return `${why.message}.`;
  }
}

/** Our own markdown after the reason; empty if there is nothing to do. */
export function noCommentRemedy({ kind }: NoComment): string {
  switch (kind) {
    case 'forbidden':
      return '```yaml\npermissions:\n  contents: read\n  pull-requests: write\n```';
    case 'pull-request-gone':
    case 'overtaken':
    case 'locked':
    case 'failed':
      return '';
  }
}

/** For the log and, before the reason, for the job summary. */
export const NO_COMMENT = 'No comment on the pull request';

/** For the log: an outdated comment could not be hidden. One sentence. */
export const notHiddenText = ({ url, message }: NotHidden): string =>
  `The outdated comment ${url} could not be hidden: ${message}.`;

/** One sentence above a result that is not for the head of an open pull request. */
export function stalenessText(staleness: Staleness): string {
  const judged = shaText(staleness.judged);
  switch (staleness.kind) {
    case 'newer-head': {
      const head = staleness.head === null ? 'another commit' : shaText(staleness.head);
      return `This result is for an older commit, ${judged}: the pull request is now at ${head}.`;
    }
    case 'closed':
    case 'merged':
      return `This result is for commit ${judged} of a pull request that has been ${staleness.kind} since.`;
  }
}

/** Replaces an outdated comment that cannot be minimized, with a link to the newer one. */
export const OUT_OF_DATE = 'Out of date.';
export const NEWER_COMMENT = 'See the newer comment';

/** At the end of a comment that was too long. */
export const COMMENT_CUT = 'Cut off here: the full report is in the job summary.';
