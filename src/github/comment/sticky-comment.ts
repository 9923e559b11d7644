import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from '../../verdict/verdict.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { readOwnLogin } from '../api/own-login.ts';
import { type CommentMark, compareRuns, type RunNumber } from './comment-mark.ts';
import {
  type CommentThread,
  type Conversation,
  type OwnComment,
  openThread,
  type Written,
} from './comment-thread.ts';
import { findMinimized, minimize } from './comment-visibility.ts';

/** What one gate says in one conversation. */
interface StickyComment {
  /** From `keyOf`: comments with another key are another gate's. */
  readonly key: string;
  /** Verdict that it tells. */
  readonly state: State;
  readonly run: RunNumber | undefined;
  /** The commit that it speaks of is not the head any more. */
  readonly isOutdated: boolean;
  readonly markdown: string;
}

export type PublishedComment =
  /** `note` is what did not go as it should have. */
  | { readonly url: string; readonly note?: string }
  /** Why there is none; `remedy` is markdown of our own. `isOvertaken` when a newer run has had the word, as it should. */
  | { readonly skipped: string; readonly remedy?: string; readonly isOvertaken?: true };

/** Where a comment goes, and whom the token belongs to where the server does not tell. */
interface CommentTarget extends Conversation {
  readonly workflowLogin: string;
}

/** What is at hand while one comment is written. */
interface CommentWork {
  readonly client: GitHubClient;
  readonly thread: CommentThread;
  readonly comment: StickyComment;
  readonly written: Written;
}

/**
 * Writes the comment. While the verdict stays the same, the gate's own comment is edited in place, which disturbs nobody;
 * when it flips, a new one is made, which notifies, and the old one retired. A comment that was deleted, or minimized by
 * somebody, is made anew. What a newer run has said stays.
 *
 * Nothing is read back from a comment but the mark of our own ones. What GitHub refuses is an answer, not an error.
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
    return explain(error);
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
  // Another run may have done the same between our look and our post.
  return retireOthers(work, created, await thread.list());
}

/** The one that readers take for the gate's word: of the newest run, else the one made last. */
function newest(comments: readonly OwnComment[]): OwnComment | undefined {
  return comments
    .toSorted((left, right) => compareRuns(left.mark.run, right.mark.run) || left.id - right.id)
    .at(-1);
}

/** Whether a newer run has spoken. A run that is repeated on the head of today starts after it, whatever its number. */
function isOvertaken({ run: standing }: CommentMark, { run, isOutdated }: StickyComment): boolean {
  if (standing === undefined || run === undefined || compareRuns(standing, run) <= 0) return false;
  return standing.id === run.id || run.attempt === 1 || isOutdated;
}

const yieldTo = ({ url }: OwnComment): PublishedComment => ({
  skipped: `A newer run has commented already: ${url}.`,
  isOvertaken: true,
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
  const notes: string[] = [];
  for (const other of others) {
    const note = await retireComment(work, other, own);
    if (note !== undefined) notes.push(note);
  }
  return { url: own.url, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

/** Posts once; when it stays unclear whether the post arrived, looks before it posts a second and last time. */
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
    return arrived.at(-1) ?? thread.create(written);
  }
}

function explain(failure: GitHubFailure): PublishedComment {
  if (failure.status !== 403) return { skipped: `${failure.message}.` };
  if (/\block(?:ed)?\b/i.test(failure.message)) {
    return { skipped: 'The conversation is locked, and the token may not comment there all the same.' };
  }
  if (!failure.message.includes('not accessible')) return { skipped: `${failure.message}.` };
  return {
    skipped:
      'The token may not comment here. From a fork that is as it should be; otherwise give the job this:',
    remedy: '```yaml\npermissions:\n  contents: read\n  pull-requests: write\n```',
  };
}

/**
 * Takes an own comment out of the readers' way, because another one speaks in its place: minimizes it, or, where
 * GraphQL or the right is missing, leaves one line of it that points to the other. Its mark says so from then on.
 *
 * @returns Why it still stands as it was; undefined when it does not.
 */
async function retireComment(
  { client, thread }: { readonly client: GitHubClient; readonly thread: CommentThread },
  old: OwnComment,
  { url }: Pick<OwnComment, 'url'>,
): Promise<string | undefined> {
  try {
    const isMinimized = await minimize(client, old);
    const markdown = isMinimized
      ? withoutFirstLine(old.body)
      : `Out of date: ${link(url)} has the verdict now.`;
    await thread.edit(old.id, { mark: { ...old.mark, isRetired: true }, markdown });
    return undefined;
  } catch (error) {
    if (error instanceof GitHubFailure)
      return `The outdated comment ${old.url} still stands: ${error.message}.`;
    throw error;
  }
}

const withoutFirstLine = (body: string): string => body.slice(body.indexOf('\n') + 1);

/** A server's own address, without what would end the link. */
function link(url: string): string {
  return /^https?:\/\/[^\s<>()]+$/.test(url) ? `[a newer comment](${url})` : 'a newer comment';
}
