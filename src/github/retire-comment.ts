import type { CommentThread, OwnComment } from './comment-thread.ts';
import { minimize } from './comment-visibility.ts';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

/**
 * Takes an own comment out of the readers' way, because another one speaks in its place: minimizes it, or, where
 * GraphQL or the right is missing, leaves one line of it that points to the other. Its mark says so from then on.
 *
 * @returns Why it still stands as it was; undefined when it does not.
 */
export async function retireComment(
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
