import type { OpenPage, Screen } from './chromium.ts';

/** What a reader finds on a page, and what is wrong with how it is laid out. */
export interface PageOutline {
  /** A line per heading, chart, table and fold, in the order of the page. It depends on no font. */
  readonly lines: readonly string[];
  /** What a reader cannot see or read, such as boxes that overlap; empty if all is well. */
  readonly faults: readonly string[];
}

/** A desk and a phone. */
export const DESK: Screen = { width: 1280, height: 900 };
export const PHONE: Screen = { width: 390, height: 844 };

/** Smallest text in CSS pixels; drawings may be scaled down a little. */
const MIN_FONT = { html: 12, drawing: 10 } as const;

/**
 * Runs in the page. It unfolds everything first, so that everything is examined. Boxes of text may differ by a pixel or two
 * from one font to another, so smaller overlaps count as none.
 */
const OUTLINE = `(() => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  const MIN_FONT = ${JSON.stringify(MIN_FONT)};
  const TOLERANCE = 3;
  const boxOf = (element) => element.getBoundingClientRect();
  const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  const textOf = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
  const short = (text, most = 60) => (text.length > most ? text.slice(0, most - 1) + '…' : text);
  const nameOf = (element) =>
    [element.tagName.toLowerCase(), element.dataset?.chart, short(textOf(element), 30)].filter(Boolean).join(' ');

  // The outline.
  const lines = [];
  const drawings = (figure) =>
    [...figure.querySelectorAll('svg')].map(
      (each) => each.parentElement.className + ' ' + each.querySelectorAll('path, circle, polygon, rect').length + ' shapes, ' +
        each.querySelectorAll('text').length + ' labels',
    );
  const visit = (element, depth) => {
    const add = (text) => lines.push('  '.repeat(depth) + text);
    const tag = element.tagName.toLowerCase();
    if (!isShown(element)) return;
    if (/^h[1-6]$/.test(tag)) return add('#'.repeat(Number(tag[1])) + ' ' + textOf(element));
    if (tag === 'table') {
      const head = [...element.querySelectorAll('thead tr > *')].map(textOf).join(' | ');
      const pictures = element.querySelectorAll('img').length;
      return add(
        'table of ' + element.querySelectorAll('tbody tr').length + ' × ' + element.rows[0].cells.length + ': ' + head +
          (pictures > 0 ? ', with ' + pictures + ' pictures' : ''),
      );
    }
    if (tag === 'figure') {
      add('chart ' + element.dataset.chart + ': ' + textOf(element.querySelector('h3')));
      const svg = [...element.querySelectorAll('svg')].find(isShown);
      add('  says: ' + (svg?.getAttribute('aria-label') ?? 'nothing'));
      add('  legend: ' + [...element.querySelectorAll('.legend li')].map(textOf).join(' | '));
      for (const drawing of drawings(element)) add('  drawn: ' + drawing);
      for (const table of element.querySelectorAll('table')) visit(table, depth + 1);
      return;
    }
    if (element.matches('.plot')) {
      const svg = element.querySelector('svg');
      return add('plot: ' + svg.getAttribute('aria-label') + ' ' + svg.querySelectorAll('.dot').length + ' dots, ' +
        element.querySelectorAll('.tick').length + ' ticks, marks: ' +
        (['worse', 'better', 'split'].filter((mark) => svg.querySelector('.' + mark)).join(', ') || 'none'));
    }
    if (tag === 'details') {
      add('fold: ' + textOf(element.querySelector('summary')));
      for (const child of element.children) if (child.tagName !== 'SUMMARY') visit(child, depth + 1);
      return;
    }
    if (tag === 'section') add(['section', element.dataset.chart].filter(Boolean).join(' '));
    if (tag === 'p') return add('paragraph');
    if (tag === 'pre') return add('block of code');
    if (tag === 'ul' || tag === 'ol') return add((element.matches('.legend') ? 'legend' : 'list') + ' of ' + element.children.length);
    if (tag === 'label') return add('filter: ' + textOf(element.firstChild) + ', ' + element.querySelectorAll('option').length + ' options');
    for (const child of element.children) visit(child, depth + (tag === 'section' ? 1 : 0));
  };
  for (const part of document.querySelectorAll('header, main, footer')) {
    lines.push(part.tagName.toLowerCase());
    for (const child of part.children) visit(child, 1);
  }

  // The faults.
  const faults = [];
  const overlap = (one, other) => {
    const [a, b] = [boxOf(one), boxOf(other)];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return across > TOLERANCE && down > TOLERANCE;
  };
  const reportOverlaps = (what, elements) => {
    elements.forEach((one, index) => {
      for (const other of elements.slice(index + 1))
        if (overlap(one, other)) faults.push(what + ' overlap: ' + nameOf(one) + ' / ' + nameOf(other));
    });
  };
  if (document.documentElement.scrollWidth > innerWidth)
    faults.push('the page scrolls sideways: ' + document.documentElement.scrollWidth + ' > ' + innerWidth);
  const scrolls = (element) =>
    element !== null && (getComputedStyle(element).overflowX === 'auto' || scrolls(element.parentElement));
  const isPlaced = (element) => ['absolute', 'fixed'].includes(getComputedStyle(element).position);
  const html = [...document.querySelectorAll('body *:not(svg *):not(script):not(style):not(option)')]
    .filter((element) => isShown(element) && !element.matches('.skip'));
  for (const element of html) {
    const style = getComputedStyle(element);
    const { left, right } = boxOf(element);
    const isInScroll = scrolls(element.parentElement);
    if (!isInScroll && (left < -1 || right > innerWidth + 1)) faults.push('off the screen: ' + nameOf(element));
    const clips = ['hidden', 'clip'].includes(style.overflowX);
    if (clips && element.scrollWidth > element.clientWidth + 1) faults.push('cut off: ' + nameOf(element));
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    if (hasText && parseFloat(style.fontSize) < MIN_FONT.html)
      faults.push('text of ' + style.fontSize + ': ' + nameOf(element));
    const blocks = [...element.children].filter(
      (child) => isShown(child) && !isPlaced(child) && !getComputedStyle(child).display.startsWith('inline'),
    );
    // Rows and cells cannot overlap, and there may be thousands.
    if (!element.closest('table, svg')) reportOverlaps('boxes', blocks);
  }
  for (const area of document.querySelectorAll('.area')) reportOverlaps('ticks', [...area.querySelectorAll('.tick')]);
  for (const figure of document.querySelectorAll('figure')) {
    const shown = [...figure.querySelectorAll('svg')].filter(isShown);
    if (shown.length !== 1) faults.push('drawings shown of ' + nameOf(figure) + ': ' + shown.length);
    for (const svg of shown) {
      const box = boxOf(svg);
      const texts = [...svg.querySelectorAll('text')];
      const scale = box.width / svg.viewBox.baseVal.width;
      for (const text of texts) {
        const { left, right, top, bottom } = boxOf(text);
        if (left < box.left - 1 || right > box.right + 1 || top < box.top - 2 || bottom > box.bottom + 2)
          faults.push('cut off in ' + figure.dataset.chart + ': ' + textOf(text));
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        if (size < MIN_FONT.drawing) faults.push('text of ' + size.toFixed(1) + 'px in ' + figure.dataset.chart + ': ' + textOf(text));
      }
      reportOverlaps('labels of ' + figure.dataset.chart, texts);
    }
  }
  return { lines, faults };
})()`;

/** Reads the outline of a page as it is shown now. */
export const outlineOf = (page: OpenPage): Promise<PageOutline> =>
  page.evaluate(OUTLINE) as Promise<PageOutline>;

/** The outline of a page on a desk and on a phone, which must agree, with the faults on both. */
export async function outlineOnScreens(page: OpenPage): Promise<PageOutline> {
  const found: PageOutline[] = [];
  for (const screen of [DESK, PHONE]) {
    await page.resize(screen);
    const { lines, faults } = await outlineOf(page);
    found.push({ lines, faults: faults.map((fault) => `${screen.width} px: ${fault}`) });
  }
  const [desk, phone] = found as [PageOutline, PageOutline];
  const isAlike = desk.lines.join('\n') === phone.lines.join('\n');
  return {
    lines: desk.lines,
    faults: [...desk.faults, ...phone.faults, ...(isAlike ? [] : ['a phone shows other parts than a desk'])],
  };
}
