import { setTimeout as sleep } from 'node:timers/promises';
import { type CommentMark, compareRuns, type RunNumber } from '../../report/comment/comment-mark.ts';
import type { State } from '../../verdict/state.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { lacksPermission } from '../api/lacks-permission.ts';
import { readOwnLogin } from '../api/own-login.ts';
import { NEWER_COMMENT, OUT_OF_DATE } from '../words/comment.ts';
import type { NoComment, NotHidden, PublishedComment } from './comment-outcome.ts';
import {
  type CommentThread,
  type Conversation,
  type OwnComment,
  openThread,
  type Written,
} from './comment-thread.ts';
import { findMinimized, minimize } from './comment-visibility.ts';

/** The comment of one gate in one conversation. */
interface StickyComment {
  /** From `keyOf`; comments with another key belong to another gate. */
  readonly key: string;
  /** State of the verdict in the comment. */
  readonly state: State;
  readonly run: RunNumber | undefined;
  /** Its commit is no longer the head, or it is unknown whether it is. */
  readonly isOutdated: boolean;
  readonly markdown: string;
}

/** Where a comment goes, and the token's owner in case the server does not name it. */
interface CommentTarget extends Conversation {
  readonly workflowLogin: string;
}

/** Everything needed to write one comment. */
interface CommentWork {
  readonly client: GitHubClient;
  readonly thread: CommentThread;
  readonly comment: StickyComment;
  readonly written: Written;
}

/**
 * Writes the comment. While the verdict stays the same, edits the existing comment, which sends no notification. When the
 * verdict flips, creates a new comment, which does notify, and retires the old one. A deleted or minimized comment is
 * replaced by a new one. The comment of a newer run is left alone.
 *
 * Only the marks of our own comments are read. A refusal by GitHub is a result, not an error.
 */
export async function publishComment(
  client: GitHubClient,
  target: CommentTarget,
  comment: StickyComment,
): Promise<PublishedComment> {
  const { key, state, run, markdown } = comment;
  try {
    const login = await readOwnLogin(client, target.workflowLogin);
    const thread = openThread(client, target, { login, key });
    return await speak({
      client,
      thread,
      comment,
      written: { mark: { key, state, run, isRetired: false }, markdown },
    });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { skipped: reasonOf(error) };
  }
}

async function speak(work: CommentWork): Promise<PublishedComment> {
  const { client, thread, comment, written } = work;
  const standing = await thread.list();
  const hidden = await findMinimized(client, standing);
  const current = newest(standing.filter((each) => !hidden.has(each)));
  if (current !== undefined && isOvertaken(current.mark, comment)) return yieldTo(current);
  const isFlip = current?.mark.state !== undefined && current.mark.state !== comment.state;
  const edited = current === undefined || isFlip ? undefined : await thread.edit(current.id, written);
  if (edited !== undefined) return retireOthers(work, edited, standing);
  const created = await createOnce(work, standing);
  // Another run may have posted between our check and our post.
  return retireOthers(work, created, await thread.list());
}

/** The current comment: that of the newest run, else the latest one. */
function newest(comments: readonly OwnComment[]): OwnComment | undefined {
  return comments
    .toSorted((left, right) => compareRuns(left.mark.run, right.mark.run) || left.id - right.id)
    .at(-1);
}

/** Whether a newer run has commented. A re-run on the current head is always newer, regardless of its number. */
function isOvertaken({ run: standing }: CommentMark, { run, isOutdated }: StickyComment): boolean {
  if (standing === undefined || run === undefined || compareRuns(standing, run) <= 0) return false;
  return standing.id === run.id || run.attempt === 1 || isOutdated;
}

const yieldTo = ({ url }: OwnComment): PublishedComment => ({
  skipped: { kind: 'overtaken', url },
});

async function retireOthers(
  work: CommentWork,
  own: OwnComment,
  all: readonly OwnComment[],
): Promise<PublishedComment> {
  const others = all.filter(({ id }) => id !== own.id);
  const newer = newest(others.filter(({ mark }) => isOvertaken(mark, work.comment)));
  if (newer !== undefined) {
    await retireComment(work, own, newer);
    return yieldTo(newer);
  }
  const notHidden: NotHidden[] = [];
  for (const other of others) notHidden.push(...(await retireComment(work, other, own)));
  return { url: own.url, ...(notHidden.length > 0 && { notHidden }) };
}

/**
 * Posts once. If it is unclear whether the post arrived, looks for it. Only after a server error does it then post a
 * second and last time: a request without an answer may still be on its way.
 */
async function createOnce(
  { client, thread, written }: CommentWork,
  before: readonly OwnComment[],
): Promise<OwnComment> {
  try {
    return await thread.create(written);
  } catch (error) {
    if (!(error instanceof GitHubFailure) || !error.isAmbiguous) throw error;
    await sleep(client.pauseMs);
    const known = new Set(before.map(({ id }) => id));
    const arrived = (await thread.list()).filter(
      ({ id, mark }) => !known.has(id) && compareRuns(mark.run, written.mark.run) === 0,
    );
    const found = arrived.at(-1);
    if (found !== undefined) return found;
    if (error.isUnanswered) throw error;
    return thread.create(written);
  }
}

function reasonOf(failure: GitHubFailure): NoComment {
  const { status, message } = failure;
  // Only the message distinguishes this 403 from others.
  if (status === 403 && /\block(?:ed)?\b/i.test(message)) return { kind: 'locked' };
  return lacksPermission(failure) ? { kind: 'forbidden' } : { kind: 'failed', message };
}

/**
 * Hides one of our comments that has been replaced: minimizes it or, without GraphQL or the permission, replaces its text
 * with a one-line link to the new one. Also marks it as retired.
 *
 * @returns The comment if it could not be hidden.
 */
async function retireComment(
  { client, thread }: { readonly client: GitHubClient; readonly thread: CommentThread },
  old: OwnComment,
  { url }: Pick<OwnComment, 'url'>,
): Promise<NotHidden[]> {
  try {
    const isMinimized = await minimize(client, old);
    const markdown = isMinimized ? withoutFirstLine(old.body) : `${OUT_OF_DATE} ${link(url)}.`;
    await thread.edit(old.id, { mark: { ...old.mark, isRetired: true }, markdown });
    return [];
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return [{ url: old.url, message: error.message }];
  }
}

const withoutFirstLine = (body: string): string => body.slice(body.indexOf('\n') + 1);

/** A link, unless the URL has a character that would end it. */
function link(url: string): string {
  return /^https?:\/\/[^\s<>()]+$/.test(url) ? `[${NEWER_COMMENT}](${url})` : NEWER_COMMENT;
}
