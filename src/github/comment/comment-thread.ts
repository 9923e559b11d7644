import { z } from 'zod';
import { type CommentMark, readCommentMark, writeMark } from '../../report/comment/comment-mark.ts';
import { expectShape } from '../api/expect-shape.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { COMMENT_CUT } from '../words/comment.ts';

/** The conversation that a comment belongs to. */
export interface Conversation {
  readonly owner: string;
  readonly repo: string;
  /** Number of the pull request. */
  readonly number: number;
}

/** One of the gate's own comments. */
export interface OwnComment {
  readonly id: number;
  /** Its GraphQL id; undefined on servers without GraphQL. */
  readonly nodeId: string | undefined;
  readonly url: string;
  readonly body: string;
  readonly mark: CommentMark;
}

/** The content of a comment: the mark as its first line, then markdown. */
export interface Written {
  readonly mark: CommentMark;
  readonly markdown: string;
}

/** One gate's comments in one conversation. All methods throw a {@link GitHubFailure} if the server refuses. */
export interface CommentThread {
  /** Comments that have not been replaced by a newer one, in order of creation. */
  list(): Promise<readonly OwnComment[]>;
  /** @returns Undefined if the comment has been deleted. */
  edit(id: number, written: Written): Promise<OwnComment | undefined>;
  create(written: Written): Promise<OwnComment>;
}

/** The author and the gate whose comments to look for. */
interface Authorship {
  readonly login: string;
  readonly key: string;
}

// GitHub rejects a body over 65,536 characters.
const MAX_BODY_CHARACTERS = 65_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 100;
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

const commentSchema = z.object({
  id: z.int(),
  node_id: z.string().nullish(),
  html_url: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string().optional() }).nullable(),
});

type Comment = z.infer<typeof commentSchema>;

/**
 * Opens the thread of one gate. A comment is the gate's own only if the token's owner wrote it *and* it starts with the
 * gate's mark, because anyone can write a mark.
 */
export function openThread(
  client: GitHubClient,
  { owner, repo, number }: Conversation,
  own: Authorship,
): CommentThread {
  const place = { owner, repo, issue_number: number };
  return {
    list: async () => {
      const comments = await listComments(client, place);
      const ours = comments.flatMap((comment) => toOwn(comment, own) ?? []);
      return ours.filter(({ mark }) => !mark.isRetired).sort((left, right) => left.id - right.id);
    },
    edit: async (id, written) => {
      const route = `PATCH ${COMMENT}`;
      const body = fitBody(written);
      try {
        const answer = await client.send(route, { owner, repo, comment_id: id, body });
        return described(expectShape(route, commentSchema, answer), body, written.mark);
      } catch (error) {
        if (error instanceof GitHubFailure && error.status === 404) return undefined;
        throw error;
      }
    },
    create: async (written) => {
      const route = `POST ${COMMENTS}`;
      const body = fitBody(written);
      const answer = await client.send(route, { ...place, body });
      return described(expectShape(route, commentSchema, answer), body, written.mark);
    },
  };
}

async function listComments(
  client: GitHubClient,
  place: Readonly<Record<string, unknown>>,
): Promise<Comment[]> {
  const route = `GET ${COMMENTS}`;
  const found: Comment[] = [];
  for await (const answer of client.pages(route, { ...place, per_page: PAGE_SIZE }, MAX_PAGES)) {
    found.push(...expectShape(route, z.array(commentSchema), answer));
  }
  return found;
}

function toOwn(comment: Comment, { login, key }: Authorship): OwnComment | undefined {
  if (comment.user?.login !== login) return undefined;
  // On GitHub a person's login cannot end in "[bot]", but elsewhere it may, so the type must match too.
  if (login.endsWith('[bot]') && comment.user.type !== 'Bot') return undefined;
  const mark = readCommentMark(comment.body ?? '');
  return mark?.key === key ? described(comment, comment.body ?? '', mark) : undefined;
}

/** `body` is what we sent, because a server may return it modified. */
function described(comment: Comment, body: string, mark: CommentMark): OwnComment {
  return { id: comment.id, nodeId: comment.node_id ?? undefined, url: comment.html_url, body, mark };
}

function fitBody({ mark, markdown }: Written): string {
  const body = `${writeMark(mark)}\n${markdown}`;
  if (body.length <= MAX_BODY_CHARACTERS) return body;
  const end = body.lastIndexOf('\n', MAX_BODY_CHARACTERS);
  return `${body.slice(0, end)}\n\n*${COMMENT_CUT}*`;
}
