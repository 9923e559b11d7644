import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isOpen, type SeriesTrend, type Trend, type TrendRegression } from '../../trend/trend.ts';
import {
  type Links,
  renderClosing,
  renderTrendIssue,
  renderTrendTitle,
} from '../../trend/words/render-trend-issue.ts';
import { expectShape } from '../api/expect-shape.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { lacksPermission } from '../api/lacks-permission.ts';
import { readOwnLogin } from '../api/own-login.ts';

/** The repository of the issues and the identity that writes them. */
interface IssueTracker {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
  /** Owner of the workflow's own token, in case the server does not name it. */
  readonly workflowLogin: string;
  /** Path of the policy, which identifies a gate within its repository. */
  readonly policy: string;
  readonly links: Links;
}

/** What was done with the issue of one series. */
export interface KeptIssue {
  readonly series: Pick<SeriesTrend, 'title' | 'modelId'>;
  /** `left`: someone closed it by hand after this change and so accepted it. */
  readonly action: 'opened' | 'updated' | 'closed' | 'left';
  readonly url: string;
}

/** The issues that were opened, updated or closed, and the reason if the server refused one. */
export interface IssueResult {
  readonly kept: readonly KeptIssue[];
  readonly refusal?: IssuesRefusal;
}

/** Why issues could not be opened, updated or closed. `message`: from the client. */
export type IssuesRefusal =
  | { readonly kind: 'turned-off' }
  /** The token may not write issues. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly message: string };

const PAGE_SIZE = 100;
const MAX_PAGES = 10;
const ISSUES = '/repos/{owner}/{repo}/issues';

const issueSchema = z.object({
  number: z.int(),
  html_url: z.string(),
  state: z.string(),
  body: z.string().nullish(),
  closed_at: z.string().nullish(),
  user: z.object({ login: z.string(), type: z.string().optional() }).nullable(),
  pull_request: z.unknown().optional(),
});

type Issue = z.infer<typeof issueSchema>;

/** The hidden first line by which the issue of a series is found. */
export function trendMarker(repository: string, policy: string, series: SeriesTrend): string {
  const identity = JSON.stringify([repository, policy, series.modelId, series.metric, series.environment]);
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return `<!-- model-regression-gate:trend:v1 key=${key} -->`;
}

/**
 * Maintains one issue for each model, metric and machine with an open regression: opens it, updates its text, and closes it
 * when the series has recovered.
 *
 * An issue is the gate's own only if the token's owner wrote it *and* it starts with the marker; other issues are not touched.
 * An issue that someone closed stays closed for its change. A refusal by the server is a result, not an error.
 */
export async function keepTrendIssues(trend: Trend, tracker: IssueTracker): Promise<IssueResult> {
  const kept: KeptIssue[] = [];
  try {
    const concerned = concernedSeries(trend);
    if (concerned.length === 0) return { kept };
    const own = await listOwnIssues(tracker);
    for (const series of concerned) {
      const done = await keepOne(series, own, tracker);
      if (done !== undefined) kept.push(done);
    }
    return { kept };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { kept, refusal: refusalOf(error) };
  }
}

/** One series per issue. If several share an issue, as after a change of settings, the one measured last. */
function concernedSeries({ series }: Trend): SeriesTrend[] {
  const latest = new Map<string, SeriesTrend>();
  for (const each of series) {
    if (!each.isCurrent) continue;
    const key = JSON.stringify([each.modelId, each.metric, each.environment]);
    const known = latest.get(key);
    if (known === undefined || lastOf(known) <= lastOf(each)) latest.set(key, each);
  }
  return [...latest.values()].filter(({ state }) => state !== 'too-few' && state !== 'suspected');
}

const lastOf = ({ recent }: SeriesTrend): string => recent.at(-1)?.at ?? '';

async function listOwnIssues(tracker: IssueTracker): Promise<Issue[]> {
  const { client, owner, repo } = tracker;
  const login = await readOwnLogin(client, tracker.workflowLogin);
  const found: Issue[] = [];
  const route = `GET ${ISSUES}`;
  const query = { owner, repo, state: 'all', sort: 'updated', direction: 'desc', per_page: PAGE_SIZE };
  for await (const answer of client.pages(route, query, MAX_PAGES)) {
    const issues = expectShape(route, z.array(issueSchema), answer);
    found.push(...issues.filter((issue) => isOwn(issue, login)));
  }
  return found;
}

function isOwn({ user, pull_request: pull }: Issue, login: string): boolean {
  if (user?.login !== login || pull !== undefined) return false;
  return !login.endsWith('[bot]') || user.type === 'Bot';
}

const firstLine = ({ body }: Issue): string | undefined => body?.split(/\r?\n/, 1)[0];

async function keepOne(
  series: SeriesTrend,
  own: readonly Issue[],
  tracker: IssueTracker,
): Promise<KeptIssue | undefined> {
  const { owner, repo, policy } = tracker;
  const marker = trendMarker(`${owner}/${repo}`, policy, series);
  const mine = own.filter((issue) => firstLine(issue) === marker);
  const open = mine
    .filter(({ state }) => state === 'open')
    .sort((left, right) => left.number - right.number)[0];
  const { title, modelId, regression } = series;
  const done = (action: KeptIssue['action'], url: string): KeptIssue => ({
    series: { title, modelId },
    action,
    url,
  });
  if (!isOpen(series) || regression === null) {
    if (open === undefined) return undefined;
    return done('closed', await close(series, open, { marker, tracker }));
  }
  const body = `${marker}\n${renderTrendIssue(series, regression, tracker.links)}`;
  if (open !== undefined) return done('updated', await edit(tracker, open, { body }));
  const closed = mine.find((issue) => isAbout(issue, regression));
  if (closed !== undefined) {
    if (!isClosedByGate(closed)) return done('left', closed.html_url);
    return done('updated', await edit(tracker, closed, { body, state: 'open' }));
  }
  const issue = { title: renderTrendTitle(series, regression), body, marker };
  return done('opened', await create(tracker, issue));
}

/** Whether an issue was closed after the change, so that the person who closed it knew about the change. */
function isAbout({ closed_at: closedAt }: Issue, { at }: TrendRegression): boolean {
  return Date.parse(closedAt ?? '') > Date.parse(at);
}

/** Second line of an issue that the gate closed; without it, a person closed the issue. */
const CLOSED_BY_GATE = '<!-- closed by the gate -->';

const isClosedByGate = ({ body }: Issue): boolean => body?.split(/\r?\n/, 2)[1] === CLOSED_BY_GATE;

async function edit(
  { client, owner, repo }: IssueTracker,
  { number }: Issue,
  change: { readonly body: string; readonly state?: 'open' | 'closed' },
): Promise<string> {
  const route = `PATCH ${ISSUES}/{issue_number}`;
  const answer = await client.send(route, { owner, repo, issue_number: number, ...change });
  return expectShape(route, issueSchema, answer).html_url;
}

/** Closes before commenting, so that a failed comment is not posted twice. */
async function close(
  series: SeriesTrend,
  issue: Issue,
  { marker, tracker }: { marker: string; tracker: IssueTracker },
): Promise<string> {
  const { client, owner, repo, links } = tracker;
  const { regression, state } = series;
  const text =
    state === 'recovered' && regression !== null
      ? renderTrendIssue(series, regression, links)
      : (issue.body ?? '').split(/\r?\n/).slice(1).join('\n');
  const body = `${marker}\n${CLOSED_BY_GATE}\n${text}`;
  const url = await edit(tracker, issue, { body, state: 'closed' });
  const route = `POST ${ISSUES}/{issue_number}/comments`;
  await client.send(route, { owner, repo, issue_number: issue.number, body: renderClosing(series) });
  return url;
}

/** Posts once. If it is unclear whether the issue arrived, looks for it before posting a second and last time. */
async function create(
  tracker: IssueTracker,
  { title, body, marker }: { title: string; body: string; marker: string },
): Promise<string> {
  const { client, owner, repo } = tracker;
  const route = `POST ${ISSUES}`;
  const attempt = async (): Promise<string> =>
    expectShape(route, issueSchema, await client.send(route, { owner, repo, title, body })).html_url;
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof GitHubFailure) || !error.isAmbiguous) throw error;
    await sleep(client.pauseMs);
    const arrived = (await listOwnIssues(tracker)).find(
      (issue) => issue.state === 'open' && firstLine(issue) === marker,
    );
    return arrived === undefined ? attempt() : arrived.html_url;
  }
}

function refusalOf(failure: GitHubFailure): IssuesRefusal {
  if (failure.status === 410) return { kind: 'turned-off' };
  return lacksPermission(failure) ? { kind: 'forbidden' } : { kind: 'failed', message: failure.message };
}
