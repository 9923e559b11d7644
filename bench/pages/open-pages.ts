import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from 'simple-statistics';
import { renderHtml } from '../../src/report/html/render-html.ts';
import { GOLDEN_CASES, play } from '../../test/report/golden-cases.ts';
import { Browser, CHROMIUM } from '../../test/support/chromium.ts';
import { historyPage, LONG, TOLD } from '../../test/support/history-page.ts';
import { ladderPage } from '../../test/support/pages.ts';
import { describeRun } from '../support/machine.ts';

/*
 * npm run bench:pages: size of the HTML pages, time to make them, and time until a headless Chromium has loaded and painted
 * them. Writes pages.md to .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const REPEATS = 7;
const SCREEN = { width: 1280, height: 900 };

/** When everything was loaded and something was painted, in ms since the navigation began. */
const OPENED = `new Promise((done) => {
  const [navigation] = performance.getEntriesByType('navigation');
  const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
  const look = () =>
    navigation.loadEventEnd > 0 && paint() ? done(Math.max(navigation.loadEventEnd, paint().startTime)) : setTimeout(look, 10);
  look();
})`;

async function reportOf(name: string): Promise<() => string> {
  const golden = GOLDEN_CASES.find((each) => each.name === name);
  if (golden === undefined) throw new RangeError(`no golden case ${name}`);
  const { verdict, comparisons = new Map(), flipped } = await play(golden);
  return () => renderHtml({ verdict, comparisons, flipped });
}

async function measure(browser: Browser, folder: string, [title, render]: readonly [string, () => string]) {
  const making: number[] = [];
  const opening: number[] = [];
  const file = join(folder, 'page.html');
  let bytes = 0;
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const start = performance.now();
    const html = render();
    making.push(performance.now() - start);
    bytes = Buffer.byteLength(html);
    writeFileSync(file, html);
    const page = await browser.open(pathToFileURL(file).href, SCREEN);
    opening.push((await page.evaluate(OPENED)) as number);
    await page.close();
  }
  const row = [title, (bytes / 1024).toFixed(0), median(making).toFixed(0), median(opening).toFixed(0)];
  return `| ${[...row, Math.max(...opening).toFixed(0)].join(' | ')} |`;
}

if (CHROMIUM === undefined) throw new Error('Install Chromium first: the pages are opened in it.');
const machine = describeRun(ROOT);
const pages = [
  ['`report.html` of a blocked model', await reportOf('less-accurate')],
  ['`report.html` of two models', await reportOf('two-models')],
  ['`ladder.html`', ladderPage],
  [`history of ${TOLD.length} runs`, () => historyPage(TOLD)],
  ['history of 10,000 points', () => historyPage(LONG)],
] as const;
const folder = mkdtempSync(join(tmpdir(), 'bench-pages-'));
const browser = new Browser(CHROMIUM);
const rows: string[] = [];
for (const page of pages) rows.push(await measure(browser, folder, page));
await browser.close();
rmSync(folder, { recursive: true });
writeFileSync(
  join(OUT, 'pages.md'),
  `# Time to open the pages

\`npm run bench:pages\`. ${machine}

From the start of the navigation until a headless Chromium has loaded the page and painted it, at ${SCREEN.width} × ${SCREEN.height}; median and
worst of ${REPEATS}. Target for the history of 10,000 points: under 1,000 ms.

| page | KiB | ms to make it | ms to open it | worst |
|---|--:|--:|--:|--:|
${rows.join('\n')}
`,
);
