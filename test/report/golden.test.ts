import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GateResult } from '../../src/gate/gate-result.ts';
import { METRICS } from '../../src/policy/metric.ts';
import { renderHtml } from '../../src/report/html/render-html.ts';
import { renderMarkdown } from '../../src/report/html/render-markdown.ts';
import { renderHeadline, renderOpeningLines, worstFirst } from '../../src/report/render-opening.ts';
import { renderComment } from '../../src/report/render-report.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { MAX_COLUMNS } from '../../src/report/terminal/lay-table.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import { runAxe } from '../support/axe.ts';
import { Browser, CHROMIUM } from '../support/chromium.ts';
import { DESK, outlineOnScreens } from '../support/page-outline.ts';
import { chartsOf, parsePage } from '../support/parse-page.ts';
import { GOLDEN_CASES, play } from './golden-cases.ts';

/* Reports of real runs of the gate: all of it is real but the machine that models are measured on, and the clock. */

/** Lines of a report on one model that are not folded, besides its waivers. */
const MAX_OPEN_LINES = 30;

let browser: Browser | undefined;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-pages-'));
  if (CHROMIUM !== undefined) browser = new Browser(CHROMIUM);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe.each(GOLDEN_CASES)('$name', (golden) => {
  let result: GateResult;
  beforeAll(async () => {
    result = await play(golden);
  });

  it(`ends as ${golden.state}, exit code ${golden.exitCode}`, () => {
    expect(result.verdict.state).toBe(golden.state);
    expect(result.exitCode).toBe(golden.exitCode);
  });

  it(`renders golden/${golden.name}.md`, async () => {
    await expect(result.report).toMatchFileSnapshot(`golden/${golden.name}.md`);
  });

  it(`renders golden/comments/${golden.name}.md, with four folds at most`, async () => {
    const comment = renderComment(result.verdict);
    await expect(comment).toMatchFileSnapshot(`golden/comments/${golden.name}.md`);
    expect(comment.match(/<details>/g)?.length ?? 0).toBeLessThanOrEqual(4);
    const folds = (text: string) => text.match(/<details>[\s\S]*?<\/details>/g) ?? [];
    expect(folds(result.report)).toEqual(expect.arrayContaining(folds(comment)));
    const open = (text: string) =>
      text.replace(/\n\n<details>[\s\S]*?<\/details>/g, '').replace(/\n_[^\n]*_\n$/, '');
    expect(open(comment)).toBe(open(result.report));
  });

  it(`renders golden/${golden.name}.txt`, async () => {
    const text = renderTerminal(result.verdict, { color: false });
    await expect(text).toMatchFileSnapshot(`golden/${golden.name}.txt`);
    // Sentences are broken by the terminal; the lines of a table must not be.
    for (const line of text.split('\n').filter((each) => each.startsWith('  ')))
      expect(line.length, line).toBeLessThanOrEqual(MAX_COLUMNS);
  });

  it('renders a page that says the same, with every chart whose data is there', () => {
    const { verdict, comparisons = new Map(), flipped } = result;
    const html = renderHtml({ verdict, comparisons, flipped });
    const charts = chartsOf(parsePage(html));
    expect(charts).toEqual(
      verdict.models.flatMap((model) => expectedCharts(model, comparisons.has(model.id))),
    );
    const lines = renderOpeningLines(verdict, worstFirst(verdict.models));
    for (const line of [renderHeadline(verdict), ...lines])
      expect(html).toContain(renderMarkdown(line).html.replace(/<\/?p>/g, ''));
    const tables = (text: string, row: RegExp) => text.match(row)?.length ?? 0;
    // Each fold of the report is one of the page.
    expect(tables(html, /<details>/g)).toBe(tables(result.report, /<details>/g));
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
  });

  it.skipIf(CHROMIUM === undefined)(
    `looks like golden/pages/${golden.name}.txt on a desk and on a phone, with no fault in its layout and no rule of axe broken`,
    async () => {
      const { verdict, comparisons = new Map(), flipped } = result;
      const file = join(folder, `${golden.name}.html`);
      writeFileSync(file, renderHtml({ verdict, comparisons, flipped }));
      const page = await (browser as Browser).open(pathToFileURL(file).href, DESK);
      const { lines, faults } = await outlineOnScreens(page);
      expect(faults).toEqual([]);
      expect(await runAxe(page)).toMatchObject({ violations: [] });
      expect(page.problems).toEqual([]);
      await page.close();
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/pages/${golden.name}.txt`);
    },
  );

  it('shows little unfolded, and no confidence in it', () => {
    const open = result.report.replace(/\n\n<details>[\s\S]*?<\/details>/g, '');
    const { models } = result.verdict;
    const waivers = models.flatMap((model) => model.waivers ?? []).length;
    const most = MAX_OPEN_LINES * models.length + (waivers === 0 ? 0 : 3 + waivers);
    expect(open.split('\n').length).toBeLessThanOrEqual(most);
    expect(open).not.toMatch(/confidence/i);
  });
});

/** The kinds of charts of a model, in order. */
function expectedCharts(model: ModelVerdict, isMeasured: boolean): string[] {
  const limited = model.rows.filter(
    ({ metric, limit }) => limit !== null && METRICS[metric].evidence === 'sampled',
  );
  const isChanged = (model.time?.operators ?? []).some(
    ({ baseline, candidate }) => baseline.nsPerRun !== candidate.nsPerRun,
  );
  return [
    ...(isMeasured ? ['curves', 'curves', ...limited.map(() => 'launches'), 'timeline'] : []),
    ...(isChanged ? ['operators'] : []),
    ...(model.placement.candidate.length > 0 ? ['placement'] : []),
    ...(model.cost === null ? [] : ['cost']),
    ...(model.slices.length > 0 ? ['slices'] : []),
    ...((model.flips?.rightToWrongIds.length ?? 0) + (model.flips?.wrongToRightIds.length ?? 0) > 0
      ? ['flips']
      : []),
    ...(isMeasured && model.flips !== null ? ['confusion', 'calibration'] : []),
  ];
}
