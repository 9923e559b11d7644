import { describe, expect, it } from 'vitest';
import { MAX_PAGE_BYTES, renderHtml } from '../../../src/report/html/render-html.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { chartsOf, parsePage } from '../../support/parse-page.ts';

/** As long as a long run: 60 launches of each arm. */
const launches = (ns: number) => Array.from({ length: 60 }, (_, index) => launchOf(ns * (1 + index / 500)));
const comparison = comparisonOf(policyOf({ 'latency-p95': { 'max-increase': '10%' } }), {
  baseline: { launches: launches(1e6) },
  candidate: { launches: launches(1.2e6) },
});
const page = renderHtml({ verdict: verdict([model()]), comparisons: new Map([[model().id, comparison]]) });

describe('renderHtml', () => {
  it('is one document without scripts or anything from elsewhere', () => {
    const tags = parsePage(page);
    expect(tags.filter(({ tag }) => tag === 'html' || tag === 'h1')).toHaveLength(2);
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;');
    expect(page).not.toMatch(/https?:|@import|url\((?!#)|<script|javascript:/i);
  });

  it('is the same, byte for byte, however often it is rendered', () => {
    const again = renderHtml({
      verdict: verdict([model()]),
      comparisons: new Map([[model().id, comparison]]),
    });
    expect(again).toBe(page);
  });

  it('has each chart twice, as images with the same label, and only colors of the page', () => {
    const tags = parsePage(page);
    const images = tags.filter(({ tag }) => tag === 'svg');
    const figures = tags.filter(({ tag }) => tag === 'figure');
    expect(figures.length).toBeGreaterThan(3);
    expect(images).toHaveLength(2 * figures.length);
    images.forEach(({ attributes }, index) => {
      expect(attributes.get('role')).toBe('img');
      expect(attributes.get('aria-label')).toMatch(/^.{20,}$/);
      if (index % 2 === 1)
        expect(attributes.get('aria-label')).toBe(images[index - 1]?.attributes.get('aria-label'));
    });
    const inks = tags.flatMap(({ attributes }) =>
      [attributes.get('fill') ?? [], attributes.get('stroke') ?? []].flat(),
    );
    // Black only fills shapes that cut others off.
    expect([...new Set(inks)].filter((each) => !/^var\(--[\w-]+\)$|^none$|^#000$/.test(each))).toEqual([]);
  });

  it('gives no id twice', () => {
    const ids = parsePage(page).flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('starts with the heading, and orders the headings by level', () => {
    const levels = parsePage(page).flatMap(({ tag }) => (/^h\d$/.test(tag) ? [Number(tag[1])] : []));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('stays small with many models, keeps all tables, and says which charts it lacks', () => {
    const models = Array.from({ length: 150 }, (_, index) => model({ id: `model-${index}` }));
    const large = renderHtml({
      verdict: verdict(models),
      comparisons: new Map(models.map(({ id }) => [id, comparison])),
    });
    expect(Buffer.byteLength(large)).toBeLessThan(MAX_PAGE_BYTES);
    expect(large).toContain('Left out to keep this file small');
    expect(chartsOf(parsePage(large)).length).toBeGreaterThan(0);
    for (const { id } of models) expect(large).toContain(`<code>${id}</code>`);
  });

  it.each(HOSTILE_NAMES.map((name) => ({ name, title: JSON.stringify(name).slice(0, 50) })))(
    'makes $title inert, wherever it stands',
    ({ name }) => {
      const { placement, time, ...given } = model();
      const hostile = model({
        ...given,
        id: name,
        placement: {
          baseline: placement.baseline.map((row) => ({ ...row, operator: name, provider: name })),
          candidate: placement.candidate.map((row) => ({ ...row, operator: name, provider: name })),
        },
        time: time && {
          ...time,
          operators: [
            {
              ...{ operator: name, provider: name, precision: name },
              ...{ baseline: { nodes: 1, nsPerRun: 1000 }, candidate: { nodes: 1, nsPerRun: 5000 } },
            },
          ],
        },
        slices: [{ key: name, value: name, items: 10, baseline: 0.9, candidate: 0.5 }],
        flips: { rightToWrong: 1, wrongToRight: 0, rightToWrongIds: [name], wrongToRightIds: [] },
        environment: { [name]: name },
        rows: given.rows.map((row) =>
          row.metric === 'task-score' ? { ...row, score: { name, better: 'higher' } } : row,
        ),
      });
      const html = renderHtml({ verdict: verdict([hostile]), comparisons: new Map() });
      expect(chartsOf(parsePage(html))).toEqual(expect.arrayContaining(['operators', 'slices', 'flips']));
      // A failure need not print the page.
      expect(/[\u202a-\u202e\u2066-\u2069]/.test(html)).toBe(false);
      expect(Buffer.byteLength(html)).toBeLessThan(MAX_PAGE_BYTES);
    },
  );
});
