import { z } from 'zod';
import { type CommentMark, readCommentMark } from '../report/comment/comment-mark.ts';
import type { MergeRequest } from './merge-request.ts';

/** A refusal by the server, or no answer. */
export class GitLabFailure extends Error {
  /** HTTP status; undefined without an answer. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

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

const REQUEST_MS = 10_000;
const MAX_BYTES = 8 * 2 ** 20;
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
  const send = (request: Request) => sendOnce({ ...request, token });
  return {
    headSha: async () => {
      const { sha } = expectShape(await send({ method: 'GET', url: place }), mergeRequestSchema);
      return sha ?? undefined;
    },
    list: async () => {
      const me = expectShape(await send({ method: 'GET', url: `${apiUrl}/user` }), userSchema);
      const own: OwnNote[] = [];
      for (let page = 1; page <= MAX_PAGES; page += 1) {
        const query = `per_page=${PAGE_SIZE}&page=${page}&sort=asc&order_by=created_at`;
        const answer = await send({ method: 'GET', url: `${place}/notes?${query}` });
        const notes = expectShape(answer, z.array(noteSchema));
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

interface Request {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: string;
  readonly body?: object;
}

/** @returns The JSON of the answer. */
async function sendOnce({
  method,
  url,
  body,
  token,
}: Request & { readonly token: string }): Promise<unknown> {
  const { pathname } = new URL(url);
  const response = await fetch(url, {
    method,
    headers: {
      'private-token': token,
      'user-agent': 'model-regression-gate',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A redirect could lead the token elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_MS),
  }).catch((error: unknown) => {
    const { cause, message } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new GitLabFailure(`${method} ${pathname} was not answered: ${reason}`, undefined, { cause: error });
  });
  const text = await readBounded(response, `${method} ${pathname}`);
  if (!response.ok) {
    throw new GitLabFailure(`${method} ${pathname} was answered with ${response.status}`, response.status);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GitLabFailure(`${method} ${pathname} was not answered with JSON`, response.status, {
      cause: error,
    });
  }
}

/** Counts the bytes as they arrive, because the length in the header is not trusted. */
async function readBounded(response: Response, what: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new GitLabFailure(`${what}: the answer broke off`, undefined, { cause: error });
  }
  if (size > MAX_BYTES)
    throw new GitLabFailure(`${what}: the answer has more than ${MAX_BYTES} bytes`, undefined);
  return Buffer.concat(chunks).toString('utf8');
}

function expectShape<Schema extends z.ZodType>(answer: unknown, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new GitLabFailure('the server sent an undocumented answer', undefined);
}
