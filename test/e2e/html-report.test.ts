import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchmarkPages, indexPage } from '../../bench/pages/benchmark-pages.ts';
import { encodePng } from '../../src/gate/describe/inputs/encode-png.ts';
import type { ItemInput } from '../../src/report/html/facts/item-input.ts';
import { renderHtml } from '../../src/report/html/render-html.ts';
import { GOLDEN_CASES, play } from '../report/golden-cases.ts';
import { runAxe } from '../support/axe.ts';
import { Browser, CHROMIUM, type OpenPage } from '../support/chromium.ts';
import { historyPage, LONG, TOLD } from '../support/history-page.ts';
import { DESK, outlineOf, outlineOnScreens } from '../support/page-outline.ts';
import { calibrationPage, ladderPage, servedPage } from '../support/pages.ts';

/* report.html and the history page in a real browser: what it loads, what it logs, and whether everybody can read it. */

if (CHROMIUM === undefined)
  console.warn('Chromium is not installed: skipping the tests of report.html in a browser.');

const PICTURE: ItemInput = {
  ...{ kind: 'picture', width: 28, height: 14 },
  png: encodePng({ width: 28, height: 14, channels: 1, bytes: new Uint8Array(28 * 14).fill(200) }),
};

/** What is shown of the inputs of flipped items, and the natural width of each picture as it was decoded. */
const INPUTS = `({
  inputs: [...document.querySelectorAll('td.input')].filter((each) => each.textContent !== '–').length,
  pictures: [...document.querySelectorAll('td.input img')].map((each) => [each.naturalWidth, each.width]),
  policy: document.querySelector('meta[http-equiv]').content,
})`;

/** A phone, and a desk in the dark. */
const SCREENS = [
  { width: 390, height: 844, isDark: false },
  { width: 1280, height: 900, isDark: true },
] as const;

/** What a reader gets: facts on the layout that only a browser knows. */
const LAYOUT = `(() => {
  const isShown = (element) => element.getClientRects().length > 0;
  const images = [...document.querySelectorAll('svg')].filter(isShown);
  return {
    images: images.length,
    figures: document.querySelectorAll('figure').length,
    labels: images.filter((each) => each.getAttribute('role') === 'img' && each.getAttribute('aria-label')).length,
    isWithin: images.every((each) => each.getBoundingClientRect().right <= innerWidth),
    // Text of a chart that runs out of it would be cut off.
    cut: images.flatMap((each) => {
      const box = each.getBoundingClientRect();
      return [...each.querySelectorAll('text')].filter((text) => {
        const { left, right } = text.getBoundingClientRect();
        return left < box.left - 1 || right > box.right + 1;
      }).map((text) => text.textContent);
    }),
    width: document.documentElement.scrollWidth,
    background: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.querySelector('figure path[stroke="var(--candidate)"]')).stroke,
  };
})()`;

let folder: string;
let browser: Browser;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'html-report-'));
  if (CHROMIUM !== undefined) browser = new Browser(CHROMIUM);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Writes a page into a file. @returns Its address. */
function addressOf(name: string, html: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}

describe.skipIf(CHROMIUM === undefined).each(['less-accurate', 'fell-back'])('report.html of %s', (name) => {
  let url: string;
  beforeAll(async () => {
    const golden = GOLDEN_CASES.find((each) => each.name === name);
    if (golden === undefined) throw new RangeError(`no golden case ${name}`);
    const { verdict, comparisons = new Map(), flipped: known } = await play(golden);
    // The data of these cases are vectors; the first flipped item is shown as a picture.
    const flipped = new Map(
      [...(known ?? [])].map(([id, { inputs, ...items }]) => [
        id,
        {
          ...items,
          inputs: new Map([...inputs].map(([at, input], place) => [at, place === 0 ? PICTURE : input])),
        },
      ]),
    );
    url = addressOf(name, renderHtml({ verdict, comparisons, flipped }));
  });

  describe.each(SCREENS)('at $width px, dark: $isDark', (screen) => {
    let page: OpenPage;
    beforeAll(async () => {
      page = await browser.open(url, screen);
    });

    test('shows each chart once, labeled and not cut off, in the colors of the scheme', async () => {
      const layout = await page.evaluate(LAYOUT);
      const { figures } = layout as { figures: number };
      expect(figures).toBeGreaterThan(5);
      expect(layout).toEqual({
        ...{ figures, images: figures, labels: figures, isWithin: true, cut: [], width: screen.width },
        background: screen.isDark ? 'rgb(13, 17, 23)' : 'rgb(254, 254, 254)',
        ink: screen.isDark ? 'rgb(230, 159, 0)' : 'rgb(213, 94, 0)',
      });
    });

    test('shows ten flipped items with their input, pictures enlarged', async () => {
      const isFlipped = name === 'less-accurate';
      expect(await page.evaluate(INPUTS)).toEqual({
        inputs: isFlipped ? 10 : 0,
        pictures: isFlipped ? [[28, 84]] : [],
        policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      });
    });

    test('breaks none of axe’s rules', async () => {
      const { passes, violations } = await runAxe(page);
      expect(violations).toEqual([]);
      expect(passes).toBeGreaterThan(15);
    });

    test('logs nothing, and requests nothing but itself', () => {
      expect(page.problems).toEqual([]);
      // Pictures are in the page.
      expect(page.requests.filter((each) => !each.startsWith('data:image/png;'))).toEqual([url]);
    });
  });
});

/** A page with one fault of each kind. */
const BROKEN = `<!doctype html><html lang="en"><style>body,p{margin:0;font:16px/20px sans-serif}figure{margin:0}</style><main>
<h1>Broken</h1>
<p style="font-size:8px">small print</p>
<p style="width:500px">too wide</p>
<p style="width:50px;overflow:hidden;white-space:nowrap">cut off at the end</p>
<p style="height:20px">above</p><p style="margin-top:-10px;height:20px">below</p>
<figure data-chart="curves"><h3>A chart</h3><div class="wide"><svg width="100" height="50" viewBox="0 0 200 100">
<text x="0" y="20" font-size="12">too small</text><text x="0" y="24" font-size="12">in the way</text>
<text x="180" y="80" font-size="24">cut off</text></svg></div></figure>
<figure data-chart="cost"><h3>Not drawn</h3></figure>
</main></html>`;

/** The headings of the panels that are shown. */
const HEADINGS = `[...document.querySelectorAll('section:not([hidden]) h2')].map((each) => each.textContent)`;

/** Chooses an option of a filter, as a reader would. @returns The headings that are shown then. */
const choose = (filter: string, value: string): string => `(() => {
  const select = document.getElementById('${filter}');
  select.value = '${value}';
  select.dispatchEvent(new Event('change'));
  return ${HEADINGS};
})()`;

const SHOWN = `(() => {
  const plots = [...document.querySelectorAll('.plot')];
  return {
    points: document.querySelectorAll('.plot .dot').length,
    filters: document.getElementById('filters').hidden ? 0 : document.querySelectorAll('select').length,
    isWithin: plots.every((each) => each.getBoundingClientRect().right <= innerWidth),
    width: document.documentElement.scrollWidth,
  };
})()`;

describe.skipIf(CHROMIUM === undefined)('the history page', () => {
  test.each([
    { title: 'an eventful history', lines: TOLD, points: TOLD.length + 1, screen: SCREENS[0] },
    { title: 'ten thousand points', lines: LONG, points: 10_000, screen: SCREENS[1] },
  ])('of $title shows every point, filters them, and breaks no rule', async ({ lines, points, screen }) => {
    const url = addressOf(`history of ${points}`, historyPage(lines));
    const page = await browser.open(url, screen);
    expect(await page.evaluate(SHOWN)).toEqual({ points, filters: 3, isWithin: true, width: screen.width });
    expect(await page.evaluate(choose('metric', '0'))).toEqual(['P95 latency of ocr']);
    // The rules take long over thousands of links, which are all alike.
    expect(await runAxe(page)).toMatchObject({ violations: [] });
    expect(page.problems).toEqual([]);
    expect(page.requests).toEqual([url]);
  });

  test.each([
    { title: 'a model and a metric', part: '#model=ocr&metric=Model%20size', shown: ['Model size of ocr'] },
    {
      title: 'a model that is not there',
      part: '#model=other',
      shown: ['P95 latency of ocr', 'Model size of ocr'],
    },
    { title: 'the skip link', part: '#result', shown: ['P95 latency of ocr', 'Model size of ocr'] },
  ])('opens filtered by an address with $title', async ({ part, shown }) => {
    const page = await browser.open(`${addressOf('linked', historyPage(TOLD))}${part}`, DESK);
    expect(await page.evaluate(HEADINGS)).toEqual(shown);
    expect(page.problems).toEqual([]);
    await page.close();
  });
});

/* The golden reports are looked at in test/report/golden.test.ts. */
describe.skipIf(CHROMIUM === undefined)('the layout', () => {
  test.each([
    { name: 'served', html: servedPage },
    { name: 'ladder', html: ladderPage },
    { name: 'calibration', html: () => calibrationPage('fashion') },
    { name: 'history', html: () => historyPage(TOLD) },
  ])(
    'of the $name page is that of golden-pages/$name.txt, with nothing cut off or in the way',
    async ({ name, html }) => {
      const page = await browser.open(addressOf(name, html()), DESK);
      const { lines, faults } = await outlineOnScreens(page);
      expect(faults).toEqual([]);
      expect(await runAxe(page)).toMatchObject({ violations: [] });
      expect(page.problems).toEqual([]);
      await page.close();
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden-pages/${name}.txt`);
    },
  );

  test('of this repository’s own benchmarks has nothing cut off or in the way', async () => {
    const pages = benchmarkPages();
    expect(pages.length).toBeGreaterThan(15);
    for (const { name, html } of [...pages, { name: 'index.html', html: indexPage(pages) }]) {
      const page = await browser.open(addressOf(name, html), DESK);
      const { lines, faults } = await outlineOnScreens(page);
      expect(faults, name).toEqual([]);
      expect(lines.length, name).toBeGreaterThan(3);
      expect(page.problems, name).toEqual([]);
      await page.close();
    }
  });

  test('is found to be broken where it is', async () => {
    const page = await browser.open(addressOf('broken', BROKEN), { width: 390, height: 800 });
    const { lines, faults } = await outlineOf(page);
    expect(lines).toEqual([
      'main',
      '  # Broken',
      ...Array.from({ length: 5 }, () => '  paragraph'),
      '  chart curves: A chart',
      '    says: nothing',
      '    legend: ',
      '    drawn: wide 0 shapes, 3 labels',
      '  chart cost: Not drawn',
      '    says: nothing',
      '    legend: ',
    ]);
    expect(faults).toEqual([
      'the page scrolls sideways: 500 > 390',
      'boxes overlap: p above / p below',
      'text of 8px: p small print',
      'off the screen: p too wide',
      'cut off: p cut off at the end',
      'text of 6.0px in curves: too small',
      'text of 6.0px in curves: in the way',
      'cut off in curves: cut off',
      'labels of curves overlap: text too small / text in the way',
      'drawings shown of figure cost Not drawn: 0',
    ]);
  });
});
