import { describe, expect, test } from 'vitest';
import { cellsOf, EVERYTHING, namesOf } from '../../bench/verdicts/cells.ts';
import type { Judged } from '../../bench/verdicts/page/judge-trials.ts';
import { renderCurve } from '../../bench/verdicts/page/render-curve.ts';
import { renderPage } from '../../bench/verdicts/page/render-page.ts';
import type { Results } from '../../bench/verdicts/results.ts';
import { RULES } from '../../bench/verdicts/rules/all-rules.ts';

const EMPTY: Results = {
  version: 2,
  budgetSeconds: 60,
  sessions: [],
  trials: [],
};

const judged: Judged[] = cellsOf(EVERYTHING).flatMap((cell) =>
  RULES.map(({ name }) => ({
    ...namesOf(cell),
    rule: name,
    session: 0,
    answer: 'block' as const,
    seconds: 12,
  })),
);

describe('without a trial', () => {
  test('the page says so and has no figures', () => {
    expect(renderPage(EMPTY, [])).toContain('0 trials');
    expect(renderPage(EMPTY, [])).not.toMatch(/NaN|undefined/);
  });

  test('the picture has its panels', () => {
    expect(renderCurve([])).not.toMatch(/NaN|undefined/);
  });
});

test('trials that failed are named', () => {
  const session = {
    startedAt: '2026-11-26T11:13:19.520Z',
    minutes: 1,
    command: 'npm run bench:verdicts',
    commit: 'abc',
    procedure: { measuring: 'def', judging: 'ghi' },
    machine: {},
    failures: ['tail/2ms/quiet: a busy child ended'],
  };
  expect(renderPage({ ...EMPTY, sessions: [session] }, [])).toContain(
    '- failed: tail/2ms/quiet: a busy child ended',
  );
});

describe('with trials of every cell', () => {
  test('the page has every rule, and an interval on every rate', () => {
    const page = renderPage(EMPTY, judged);
    for (const { title } of RULES) expect(page).toContain(title);
    const rates = page.match(/\d+ of \d+/g) ?? [];
    expect(page.match(/\d+ of \d+ \([\d.]+–[\d.]+%\)/g)).toHaveLength(rates.length);
  });

  test('the picture is well-formed: every tag that opens is closed', () => {
    const svg = renderCurve(judged);
    const count = (pattern: RegExp): number => svg.match(pattern)?.length ?? 0;
    expect(svg).not.toMatch(/NaN|undefined/);
    for (const tag of ['svg', 'g', 'text', 'style', 'title']) {
      expect(count(new RegExp(`<${tag}[ >]`, 'g'))).toBe(count(new RegExp(`</${tag}>`, 'g')));
    }
    expect(svg).toContain('P95 &gt; baseline');
  });
});
