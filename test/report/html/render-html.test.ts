import { describe, expect, it } from 'vitest';
import type { ItemInput } from '../../../src/report/html/facts/item-input.ts';
import { MAX_PAGE_BYTES, renderHtml } from '../../../src/report/html/render-html.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { chartsOf, parsePage } from '../../support/parse-page.ts';

/** Answers to items whose labels are 0, 1, 2 … */
function answers(predicted: readonly number[]): OutcomeTable {
  const table = new OutcomeTable();
  predicted.forEach((answer, actual) => {
    const outcome = { correct: answer === actual, confidence: 0.9, review: false, predicted: answer, actual };
    table.add({ ...outcome, value: Number.NaN, finite: true }, { slice: {}, place: 'p' });
  });
  return table;
}

/** As long as a long run: 60 launches of each arm. */
const launches = (ns: number) => Array.from({ length: 60 }, (_, index) => launchOf(ns * (1 + index / 500)));
const comparison = comparisonOf(policyOf({ 'latency-p95': { 'max-increase': '10%' } }), {
  baseline: { launches: launches(1e6) },
  candidate: { launches: launches(1.2e6) },
});
/** Three items that got wrong. */
const answered = comparisonOf(policyOf({ 'task-score': { 'max-drop': '1pp' } }), {
  baseline: { outcomes: answers([0, 1, 2]) },
  candidate: { outcomes: answers([1, 2, 0]) },
});
const page = renderHtml({ verdict: verdict([model()]), comparisons: new Map([[model().id, comparison]]) });

describe('renderHtml', () => {
  it('is one document without scripts or anything from elsewhere', () => {
    const tags = parsePage(page);
    expect(tags.filter(({ tag }) => tag === 'html' || tag === 'h1')).toHaveLength(2);
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"');
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

  it('leaves out pictures without room, those of the mildest model first, and keeps the tables', () => {
    // Two models' pictures fit.
    const png = Buffer.alloc(10_000);
    const picture: ItemInput = { kind: 'picture', png, width: 96, height: 96 };
    const text: ItemInput = { kind: 'texts', texts: [{ role: null, text: 'kept' }] };
    const inputs = new Map(Array.from({ length: 10 }, (_, index) => [index, index < 9 ? picture : text]));
    const models = Array.from({ length: 10 }, (_, index) => model({ id: `model-${index}` }));
    const flips = {
      rightToWrong: 10,
      wrongToRight: 0,
      rightToWrongIds: [...'abcdefghij'],
      wrongToRightIds: [],
    };
    const wrong = Array.from({ length: 10 }, (_, index) => index);
    const comparison = comparisonOf(policyOf({ 'task-score': { 'max-drop': '1pp' } }), {
      baseline: { outcomes: answers(wrong) },
      candidate: { outcomes: answers(wrong.map((value) => value + 1)) },
    });
    const html = renderHtml({
      verdict: verdict(models.map((each) => ({ ...each, flips: { ...each.flips, ...flips } as never }))),
      comparisons: new Map(models.map(({ id }) => [id, comparison])),
      flipped: new Map(models.map(({ id }) => [id, { inputs }])),
    });
    expect(Buffer.byteLength(html)).toBeLessThan(MAX_PAGE_BYTES);
    expect(html.match(/<img /g)).toHaveLength(2 * 9);
    expect(html.match(/<p>kept<\/p>/g)).toHaveLength(10);
    expect(html).not.toContain('Left out to keep this file small');
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
        flips: { rightToWrong: 3, wrongToRight: 0, rightToWrongIds: [name, name, name], wrongToRightIds: [] },
        environment: { [name]: name },
        rows: given.rows.map((row) =>
          row.metric === 'task-score' ? { ...row, score: { name, better: 'higher' } } : row,
        ),
      });
      const flipped = {
        classes: [name, `${name}2`, `${name}3`],
        inputs: new Map<number, ItemInput>([
          [0, { kind: 'texts', texts: [{ role: null, text: name }] }],
          [1, { kind: 'values', values: [{ name, elements: [name, 1], of: 3 }], of: 2 }],
          [2, { kind: 'picture', png: Buffer.from(`PNG${name}`), width: 1, height: 1 }],
        ]),
        texts: new Map([[0, { label: name, answers: { baseline: name, candidate: `${name} ${name}` } }]]),
      };
      const html = renderHtml({
        verdict: verdict([hostile]),
        comparisons: new Map([[name, answered]]),
        flipped: new Map([[name, flipped]]),
      });
      expect(chartsOf(parsePage(html))).toEqual(expect.arrayContaining(['operators', 'slices', 'flips']));
      // A failure need not print the page.
      expect(/[\u202a-\u202e\u2066-\u2069]/.test(html)).toBe(false);
      expect(Buffer.byteLength(html)).toBeLessThan(MAX_PAGE_BYTES);
    },
  );
});
