import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGitHub } from '../../src/github/api/github-client.ts';
import { publishComment } from '../../src/github/comment/sticky-comment.ts';
import { keyOf, writeMark } from '../../src/report/comment/comment-mark.ts';
import { codeSpan, escapeProse } from '../../src/report/markdown/escape-markdown.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { ACTIONS_BOT, type User } from '../e2e/loopback/comments.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { model, verdict } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { type Node, nodesOfType, parseReport } from '../support/parse-report.ts';

/* The comment on a pull request: what a name in it can become, and who else can write one that looks like it. */

const MARKUP = ['html', 'link', 'image', 'heading', 'emphasis', 'strong', 'delete', 'footnoteReference'];

/** How often a page has what a name must not add: nodes other than words, and words that GitHub reads as more. */
function breakoutsIn(tree: Node): Record<string, number> {
  const words = nodesOfType(tree, 'text').map(({ value = '' }) => value);
  const references = words.filter((text) => /@[\w-]|#\d|\bgh-\d|:\/\/|www\./i.test(text));
  const counts = MARKUP.map((type) => [type, nodesOfType(tree, type).length] as const);
  return Object.fromEntries(
    [...counts, ['reference', references.length] as const].filter(([, count]) => count > 0),
  );
}

/** A table of names, as they are shown. */
const tableOf = (names: readonly string[]): Node =>
  parseReport(['| name |', '| - |', ...names.map((name) => `| ${name} |`)].join('\n'));

const rowsOf = (tree: Node): number[] =>
  nodesOfType(tree, 'table').map(({ children = [] }) => children.length);

test('A12: no name in a table becomes markup, a mention, a link or another row', () => {
  const raw = HOSTILE_NAMES.map((name) => tableOf([name]));
  const found = new Set(raw.flatMap((tree) => Object.keys(breakoutsIn(tree))));
  expect([...found]).toEqual(expect.arrayContaining(['html', 'link', 'image', 'strong', 'reference']));
  expect(raw.filter((tree) => rowsOf(tree).join() !== '2').length).toBeGreaterThan(5);

  for (const show of [codeSpan, escapeProse]) {
    const tree = tableOf(HOSTILE_NAMES.map((name) => show(name)));
    expect(breakoutsIn(tree)).toEqual({});
    expect(rowsOf(tree)).toEqual([HOSTILE_NAMES.length + 1]);
  }
});

test('A12: in a whole report the names of a model are words', () => {
  const report = (names: readonly string[]): Node =>
    parseReport(
      renderReport(
        verdict([
          model({
            slices: names.map((name) => ({ key: name, value: name, items: 9, baseline: 0, candidate: 0 })),
            environment: Object.fromEntries(names.map((name) => [`system ${name}`, name])),
          }),
        ]),
      ),
    );
  const harmless = breakoutsIn(report(['Sneaker']));
  // One by one, because a report shows only the first of many slices. The report's own tests try more.
  const markup = ['<img src=x onerror=alert(1)>', '![x](https://example.com/a.png)', '</summary></details>'];
  for (const name of [...markup, '@octocat', 'octocat/hello#12', 'WWW.example.com', '**bold**'])
    expect(breakoutsIn(report([name])), name).toEqual(harmless);
});

const KEY = keyOf({ repository: 'o/r', workflow: 'ci', job: 'gate', policy: 'p.yml' });
const RUN = { id: 10, attempt: 1 };
const MARK = writeMark({ key: KEY, state: 'pass', run: RUN, isRetired: false });
const LATER = writeMark({ key: KEY, state: 'pass', run: { id: 9e14, attempt: 1 }, isRetired: false });

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

test('A13: a comment that copies the mark of the gate is left alone, and the gate writes its own', async () => {
  const spoofs: readonly { readonly user: User; readonly body: string }[] = [
    { user: { login: 'mallory', type: 'User' }, body: `${MARK}\n### ✅ Passed` },
    { user: { login: 'echo[bot]', type: 'Bot' }, body: `${MARK}\n### ✅ Passed` },
    { user: { login: ACTIONS_BOT.login, type: 'User' }, body: `${MARK}\n### ✅ Passed` },
    { user: { login: 'mallory', type: 'User' }, body: `${LATER}\n### ✅ Passed` },
    { user: ACTIONS_BOT, body: `A report of another step\n${MARK}` },
  ];
  for (const [index, spoof] of spoofs.entries())
    server.comments.push({ id: index + 1, node_id: `IC_${index}`, html_url: 'x', ...spoof });
  const listed = await fetch(`${server.url}/repos/o/r/issues/7/comments?per_page=100`);
  const comments = (await listed.json()) as { readonly id: number; readonly body: string }[];
  expect(comments.find(({ body }) => body.includes(MARK))?.id).toBe(1);

  const client = await openGitHub({ token: 't', apiUrl: server.url, pauseMs: 5 });
  const target = { owner: 'o', repo: 'r', number: 7, workflowLogin: ACTIONS_BOT.login };
  const said = { key: KEY, state: 'fail', run: RUN, isOutdated: false, markdown: '### ❌ Blocked' } as const;
  expect(await publishComment(client, target, said)).toEqual({ url: expect.stringContaining('-1001') });
  expect(server.comments).toMatchObject([...spoofs, { id: 1001, body: expect.stringContaining('Blocked') }]);
  expect(server.effects.filter(({ route }) => route === 'comments.update')).toEqual([]);
  expect(server.comments.filter(({ isMinimized = false }) => isMinimized)).toEqual([]);
});
