import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type GitHubAnswer, type GitHubClient, GitHubFailure } from './github-client.ts';

/** The conversation that the comment belongs to. */
export interface Conversation {
  readonly owner: string;
  readonly repo: string;
  /** Number of the pull request. */
  readonly number: number;
}

/** What one gate says in one conversation. */
export interface StickyComment {
  /** First line of the comment, from `commentMarker`. */
  readonly marker: string;
  readonly markdown: string;
}

export type PublishedComment =
  | { readonly url: string }
  /** Why there is none; `remedy` is markdown of our own. */
  | { readonly skipped: string; readonly remedy?: string };

/** What makes a gate one of its own: two gates in one repository keep two comments. */
export interface GateIdentity {
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  readonly policy: string;
}

// GitHub refuses a body over 65,536 characters.
const MAX_BODY_CHARACTERS = 65_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 100;
const ACTIONS_LOGIN = 'github-actions[bot]';
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

const commentSchema = z.object({
  id: z.int(),
  html_url: z.string(),
  body: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string().optional() }).nullable(),
});
const userSchema = z.object({ login: z.string().min(1) });
const viewerSchema = z.object({ data: z.object({ viewer: userSchema }) });

type Comment = z.infer<typeof commentSchema>;

/** The hidden first line by which a gate finds its comment again. */
export function commentMarker(gate: GateIdentity): string {
  const identity = [gate.repository, gate.workflow, gate.job, gate.policy].join('\n');
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return `<!-- model-regression-gate:v1 key=${key} -->`;
}

/**
 * Writes the comment: edits the gate's own one where there is one, else creates it.
 *
 * A comment is the gate's own when this token's identity wrote it *and* it starts with the marker; anybody can write a
 * marker. Nothing is ever read back from a comment. What GitHub refuses is an answer, not an error.
 */
export async function publishComment(
  client: GitHubClient,
  conversation: Conversation,
  comment: StickyComment,
): Promise<PublishedComment> {
  const body = fitBody(`${comment.marker}\n${comment.markdown}`);
  try {
    const author = await readOwnLogin(client);
    const listOwn = () => listOwnComments(client, conversation, { author, marker: comment.marker });
    const own = oldest(await listOwn());
    const edited = own && (await edit(client, conversation, { id: own.id, body }));
    return edited ?? (await create(client, conversation, { body, listOwn }));
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return explain(error);
  }
}

/**
 * The login behind the token. A personal token may ask REST, an app's token only GraphQL; where neither answers, as on
 * servers without GraphQL, the token is taken for the workflow's own.
 */
async function readOwnLogin(client: GitHubClient): Promise<string> {
  const user = await client.send('GET /user', {}).catch(refused);
  if (user !== undefined) return expectShape('GET /user', userSchema, user).login;
  const query = { query: 'query { viewer { login } }' };
  const viewer = await client.send('POST /graphql', query).catch(refused);
  const parsed = viewerSchema.safeParse(viewer?.data);
  return parsed.success ? parsed.data.data.viewer.login : ACTIONS_LOGIN;
}

/** Accepts what a token without that right is told, and nothing else. */
function refused(error: unknown): undefined {
  if (error instanceof GitHubFailure && [401, 403, 404, 405].includes(error.status ?? 0)) return undefined;
  throw error;
}

async function listOwnComments(
  client: GitHubClient,
  { owner, repo, number }: Conversation,
  own: { readonly author: string; readonly marker: string },
): Promise<Comment[]> {
  const found: Comment[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await client.send(`GET ${COMMENTS}`, {
      owner,
      repo,
      issue_number: number,
      per_page: PAGE_SIZE,
      page,
    });
    const comments = expectShape(`GET ${COMMENTS}`, z.array(commentSchema), answer);
    found.push(...comments.filter((comment) => isOwn(comment, own)));
    if (!String(answer.headers['link'] ?? '').includes('rel="next"')) break;
  }
  return found;
}

function isOwn(comment: Comment, own: { readonly author: string; readonly marker: string }): boolean {
  const { user, body } = comment;
  if (user?.login !== own.author) return false;
  // "[bot]" cannot stand in a person's login, so a bot's login is enough only together with its type.
  if (own.author.endsWith('[bot]') && user.type !== 'Bot') return false;
  return body?.split(/\r?\n/, 1)[0] === own.marker;
}

function oldest(comments: readonly Comment[]): Comment | undefined {
  return comments.toSorted((a, b) => a.id - b.id)[0];
}

/** @returns undefined when the comment was deleted meanwhile. */
async function edit(
  client: GitHubClient,
  { owner, repo }: Conversation,
  change: { readonly id: number; readonly body: string },
): Promise<PublishedComment | undefined> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  try {
    const parameters = { owner, repo, comment_id: change.id, body: change.body };
    return { url: expectShape(route, commentSchema, await client.send(route, parameters)).html_url };
  } catch (error) {
    if (error instanceof GitHubFailure && error.status === 404) return undefined;
    throw error;
  }
}

/** Posts once; when it stays unclear whether the post arrived, looks before it posts a second and last time. */
async function create(
  client: GitHubClient,
  { owner, repo, number }: Conversation,
  post: { readonly body: string; readonly listOwn: () => Promise<Comment[]> },
): Promise<PublishedComment> {
  const route = `POST ${COMMENTS}`;
  const attempt = async (): Promise<PublishedComment> => {
    const parameters = { owner, repo, issue_number: number, body: post.body };
    return { url: expectShape(route, commentSchema, await client.send(route, parameters)).html_url };
  };
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof GitHubFailure) || !error.isAmbiguous) throw error;
    await sleep(client.pauseMs);
    const arrived = oldest(await post.listOwn());
    return arrived === undefined ? attempt() : { url: arrived.html_url };
  }
}

function expectShape<Schema extends z.ZodType>(
  route: string,
  schema: Schema,
  answer: GitHubAnswer,
): z.infer<Schema> {
  const parsed = schema.safeParse(answer.data);
  if (parsed.success) return parsed.data;
  throw new GitHubFailure(`${route} was answered with something unexpected`, answer.status);
}

function fitBody(body: string): string {
  if (body.length <= MAX_BODY_CHARACTERS) return body;
  const end = body.lastIndexOf('\n', MAX_BODY_CHARACTERS);
  return `${body.slice(0, end)}\n\n*Cut here: the whole report stands in the job summary.*`;
}

function explain(failure: GitHubFailure): PublishedComment {
  if (failure.status !== 403 || !failure.message.includes('not accessible')) {
    return { skipped: `${failure.message}.` };
  }
  return {
    skipped:
      'The token may not comment here. From a fork that is as it should be; otherwise give the job this:',
    remedy: '```yaml\npermissions:\n  contents: read\n  pull-requests: write\n```',
  };
}
