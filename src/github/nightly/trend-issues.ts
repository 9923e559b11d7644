import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { dayOf, describeLatest, nameOf } from '../../trend/describe-trend.ts';
import { type Links, renderTrendIssue, renderTrendTitle } from '../../trend/render-trend-issue.ts';
import { type SeriesTrend, standsOpen, type Trend, type TrendRegression } from '../../trend/trend.ts';
import { expectShape } from '../api/expect-shape.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { readOwnLogin } from '../api/own-login.ts';

/** The repository whose issues are kept, and as whom. */
interface IssueTracker {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
  /** Of the workflow's own token, where the server does not tell. */
  readonly workflowLogin: string;
  /** Tells apart the gates of one repository: the path of its policy. */
  readonly policy: string;
  readonly links: Links;
}

/** What became of one series' issue. */
interface KeptIssue {
  readonly name: string;
  /** `left`: somebody closed it by hand after this change, which accepts the change. */
  readonly action: 'opened' | 'updated' | 'closed' | 'left';
  readonly url: string;
}

export type IssueResult =
  | { readonly kept: readonly KeptIssue[] }
  /** Why there are none; `remedy` is markdown of our own. `kept` are those of before. */
  | { readonly kept: readonly KeptIssue[]; readonly skipped: string; readonly remedy?: string };

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

/** The hidden first line by which the issue of a series is found again. */
export function trendMarker(repository: string, policy: string, series: SeriesTrend): string {
  const identity = JSON.stringify([repository, policy, series.modelId, series.metric, series.environment]);
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return `<!-- model-regression-gate:trend:v1 key=${key} -->`;
}

/**
 * Keeps one issue for each model, metric and machine whose regression stands open: opens it, edits its text, closes it
 * when the series is back.
 *
 * An issue is the gate's own when this token's identity wrote it *and* it starts with the marker; no other is touched.
 * An issue that somebody closed stays closed for the change that it was about. What the server refuses is an answer.
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
    return { kept, ...explain(error) };
  }
}

/** One series for each issue: of several that share one, as after a change of the settings, the one that was measured last. */
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
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await client.send(`GET ${ISSUES}`, {
      owner,
      repo,
      state: 'all',
      sort: 'updated',
      direction: 'desc',
      per_page: PAGE_SIZE,
      page,
    });
    const issues = expectShape(`GET ${ISSUES}`, z.array(issueSchema), answer);
    found.push(...issues.filter((issue) => isOwn(issue, login)));
    if (!String(answer.headers['link'] ?? '').includes('rel="next"')) break;
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
  const name = nameOf(series);
  const { regression } = series;
  if (!standsOpen(series) || regression === null) {
    if (open === undefined) return undefined;
    return { name, action: 'closed', url: await close(series, open, { marker, tracker }) };
  }
  const body = `${marker}\n${renderTrendIssue(series, regression, tracker.links)}`;
  if (open !== undefined) return { name, action: 'updated', url: await edit(tracker, open, { body }) };
  const closed = mine.find((issue) => isAbout(issue, regression));
  if (closed !== undefined) {
    if (!isClosedByGate(closed)) return { name, action: 'left', url: closed.html_url };
    return { name, action: 'updated', url: await edit(tracker, closed, { body, state: 'open' }) };
  }
  const title = renderTrendTitle(series, regression);
  return { name, action: 'opened', url: await create(tracker, { title, body, marker }) };
}

/** Whether an issue was closed after the change: by then, whoever closed it had seen it. */
function isAbout({ closed_at: closedAt }: Issue, { at }: TrendRegression): boolean {
  return Date.parse(closedAt ?? '') > Date.parse(at);
}

/** Second line of an issue that the gate itself closed; one that lacks it was closed by somebody. */
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

/** Closed first and explained then: a comment that fails does not come twice. */
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
  await client.send(route, { owner, repo, issue_number: issue.number, body: explainClosing(series) });
  return url;
}

function explainClosing(series: SeriesTrend): string {
  const { regression, state } = series;
  if (state === 'recovered' && regression?.recoveredAt != null) {
    return `Back on the old level since ${dayOf(regression.recoveredAt)}, for two nights at least: ${describeLatest(series)} last. Closed.`;
  }
  if (regression?.cause === 'machine') {
    return 'Most metrics of several models moved in the same night, this one no further than those of models whose files stayed the same: that was the machine, not this model. Closed.';
  }
  return `No change stands out any more (${describeLatest(series)} last): the series is back, or its level has held so long that it is the level to compare with. Closed.`;
}

/** Posts once; when it stays unclear whether the issue arrived, looks before it posts a second and last time. */
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

function explain(failure: GitHubFailure): { skipped: string; remedy?: string } {
  if (failure.status === 410) return { skipped: 'Issues are turned off in this repository.' };
  if (failure.status !== 403 || !failure.message.includes('not accessible')) {
    return { skipped: `${failure.message}.` };
  }
  return {
    skipped: 'The token may not write issues. Give the job this:',
    remedy: '```yaml\npermissions:\n  contents: write\n  issues: write\n```',
  };
}
