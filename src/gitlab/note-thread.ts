import { z } from 'zod';
import { type CommentMark, readCommentMark } from '../report/comment/comment-mark.ts';
import type { MergeRequest } from './merge-request.ts';
import { readGitLabAnswer, sendToGitLab } from './send-to-gitlab.ts';

/** One of the gate's own notes. */
export interface OwnNote {
  readonly id: number;
  readonly mark: CommentMark;
}

/** The notes of one gate on a merge request. All methods throw a {@link GitLabFailure} if the server refuses. */
export interface NoteThread {
  /** The head of the merge request now; undefined if the server does not say. */
  headSha(): Promise<string | undefined>;
  /** In order of creation. */
  list(): Promise<readonly OwnNote[]>;
  edit(id: number, body: string): Promise<void>;
  create(body: string): Promise<void>;
}

const PAGE_SIZE = 100;
const MAX_PAGES = 50;

const userSchema = z.object({ id: z.int() });
const mergeRequestSchema = z.object({ sha: z.string().nullish() });
const noteSchema = z.object({
  id: z.int(),
  body: z.string().nullish(),
  author: z.object({ id: z.int() }).nullish(),
});

/**
 * Opens the notes of one gate. A note is the gate's own only if the token's owner wrote it *and* it starts with the gate's
 * mark, because anyone can write a mark.
 *
 * @param token - An access token with the scope `api`. Only `apiUrl` ever gets it.
 */
export function openNotes(
  { apiUrl, project, iid }: MergeRequest,
  { token, key }: { readonly token: string; readonly key: string },
): NoteThread {
  const place = `${apiUrl}/projects/${project}/merge_requests/${iid}`;
  const send = (request: Pick<Parameters<typeof sendToGitLab>[0], 'method' | 'url' | 'body'>) =>
    sendToGitLab({ ...request, header: 'private-token', token });
  return {
    headSha: async () => {
      const { sha } = readGitLabAnswer(await send({ method: 'GET', url: place }), mergeRequestSchema);
      return sha ?? undefined;
    },
    list: async () => {
      const me = readGitLabAnswer(await send({ method: 'GET', url: `${apiUrl}/user` }), userSchema);
      const own: OwnNote[] = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const query = `per_page=${PAGE_SIZE}&page=${page}&sort=asc&order_by=created_at`;
        const answer = await send({ method: 'GET', url: `${place}/notes?${query}` });
        const notes = readGitLabAnswer(answer, z.array(noteSchema));
        for (const { id, body, author } of notes) {
          const mark = author?.id === me.id ? readCommentMark(body ?? '') : undefined;
          if (mark?.key === key) own.push({ id, mark });
        }
        if (notes.length < PAGE_SIZE) break;
      }
      return own;
    },
    edit: async (id, body) => {
      await send({ method: 'PUT', url: `${place}/notes/${id}`, body: { body } });
    },
    create: async (body) => {
      await send({ method: 'POST', url: `${place}/notes`, body: { body } });
    },
  };
}
