import { expect, it } from 'vitest';
import { MAX_REPORT_UNITS, renderReport } from '../../src/report/render-report.ts';
import type { OperatorChange } from '../../src/verdict/time/time-account.ts';
import type { ModelVerdict, Verdict } from '../../src/verdict/verdict.ts';
import {
  model,
  passingRows,
  placed,
  row,
  shownRows,
  timeOf,
  verdict,
} from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { type Node, nodesOf, nodesOfType, parseReport, shapeOf } from '../support/parse-report.ts';
import { GOLDEN_CASES } from './golden-cases.ts';

const title = 'Model Regression Gate';

it.each(GOLDEN_CASES)('renders golden/$name.md', async ({ name, verdict: given }) => {
  await expect(renderReport(given, { title })).toMatchFileSnapshot(`golden/${name}.md`);
});

it.each(GOLDEN_CASES.filter(({ verdict: given }) => given.models.length === 1))(
  'shows at most 40 lines of golden/$name.md unfolded, besides waivers',
  ({ verdict: given }) => {
    const visible = renderReport(given, { title }).replace(/<details>[\s\S]*?<\/details>/g, 'folded');
    const waivers = given.models[0]?.waivers?.length ?? 0;
    expect(visible.split('\n').length).toBeLessThanOrEqual(40 + (waivers === 0 ? 0 : 3 + waivers));
  },
);

it.each([
  { state: 'pass', line: '### ✅ Passed: `fashion` — found' },
  { state: 'waived', line: '### ☑️ Waived: `fashion` — found' },
  { state: 'fail', line: '### ❌ Blocked: `fashion` — found' },
  { state: 'inconclusive', line: '### ⚠️ Could not decide: `fashion` — found' },
  { state: 'no-baseline', line: '### ⚠️ No baseline: `fashion` — found' },
  { state: 'incomparable', line: '### ⚠️ Not comparable: `fashion` — found' },
  { state: 'no-provider', line: '### 🔌 No provider: `fashion` — found' },
  { state: 'error', line: '### 💥 Error: `fashion` — found' },
] as const)('says "$state" in the first line', ({ state, line }) => {
  expect(renderReport(verdict([model({ state, headline: 'found.' })]), { title }).split('\n')[0]).toBe(line);
});

it('says in the first line what happened when no model was judged', () => {
  const none = { version: 1, state: 'error', headline: 'the policy could not be read', models: [] } as const;
  expect(renderReport({ ...none, models: [] }, { title })).toBe(
    '### 💥 Error: the policy could not be read\n\n_Model Regression Gate_\n',
  );
});

it('shows up to four rows without limit in the main table and folds more', () => {
  const tablesOf = (shown: number) => {
    const rows = [...passingRows(), ...shownRows().slice(0, shown)];
    return rowCounts(parseReport(renderReport(verdict([model({ rows })]), { title })));
  };
  expect(tablesOf(4)[0]).toBe(1 + 6 + 4);
  expect(tablesOf(5).slice(0, 2)).toEqual([1 + 6, 1 + 5]);
});

it('lists the slice that became worst first, by the direction of the score', () => {
  const slices = [
    { key: 'class', value: 'better', items: 9, baseline: 2, candidate: 1 },
    { key: 'class', value: 'new', items: 9, baseline: null, candidate: 1 },
    { key: 'class', value: 'worse', items: 9, baseline: 1, candidate: 2 },
  ];
  const order = (limit: string) => {
    const rows = [row('task-score', { state: 'pass', baseline: 1, candidate: 1, limit })];
    const spans = nodesOfType(
      parseReport(renderReport(verdict([model({ rows, slices })]), { title })),
      'inlineCode',
    );
    return spans.map(({ value }) => value).filter((value) => value?.startsWith('class='));
  };
  expect(order('max-increase 0.1')).toEqual(['class=worse', 'class=better', 'class=new']);
  expect(order('max-drop 1pp')).toEqual(['class=better', 'class=worse', 'class=new']);
});

it('caps slices at 20, ids at 10 and operators at 10, and says how many more there are', () => {
  const many = <Item>(count: number, make: (index: number) => Item) =>
    Array.from({ length: count }, (_, index) => make(index));
  const placement = many(14, (index) => placed({ operator: `Op${index}`, timeShare: index / 100 }));
  const report = renderReport(
    verdict([
      model({
        slices: many(33, (index) => ({
          key: 'k',
          value: `${index}`,
          items: 1,
          baseline: 1,
          candidate: 1 - index / 100,
        })),
        flips: { rightToWrong: 400, wrongToRight: 0, rightToWrongIds: many(50, String), wrongToRightIds: [] },
        placement: { baseline: [], candidate: placement },
      }),
    ]),
    { title },
  );
  expect(report).toContain('and 13 more, none of them worse');
  expect(report).toContain('`9`, 390 more');
  expect(report).toContain('Wrong → right (0): none');
  expect(report).toContain('and 4 more that take less time');
});

it('says when the candidate runs on another provider', () => {
  const on = (provider: string) => [placed({ operator: 'Conv', provider, timeShare: 1 })];
  const placement = { baseline: on('CUDAExecutionProvider'), candidate: on('CPUExecutionProvider') };
  const report = renderReport(verdict([model({ placement })]), { title });
  expect(report).toContain('Placement: time per operator, on other providers than before');
});

it('says when both models are the same file', () => {
  const file = { sha256: 'ab'.repeat(32), sizeBytes: 1 };
  const report = renderReport(verdict([model({ models: { baseline: file, candidate: file } })]), { title });
  expect(report).toContain('Both models are the same file, sha256 `abababababab`.');
});

it('names the rows of each confidence where they differ', () => {
  const rows = passingRows().map((each) =>
    each.metric === 'memory-ram-peak' && each.interval
      ? { ...each, interval: { ...each.interval, confidence: 0.989 } }
      : each,
  );
  const report = renderReport(verdict([model({ rows })]), { title });
  expect(report).toContain(
    'Intervals: 99\u00A0% (P95 latency, Cost per 1,000 runs), 98.9\u00A0% (RAM peak) confidence.',
  );
});

it('folds notes that are long or many', () => {
  const notes = ['first', 'second', 'x'.repeat(201), 'third', 'fourth'];
  const report = renderReport(verdict([model({ notes })]), { title });
  const [visible = ''] = report.split('<details>');
  expect(visible).toContain('- first\n- second\n- third');
  expect(visible).not.toContain('fourth');
  expect(report).toContain('<summary>Notes: 2</summary>');
});

const operatorCalled = (name: string): OperatorChange => ({
  operator: name,
  provider: name,
  precision: name || '?',
  baseline: { nodes: 1, nsPerRun: 1 },
  candidate: { nodes: 2, nsPerRun: 3 },
});

/** A verdict that bears one foreign name wherever a name may come from outside. */
function named(name: string): Verdict {
  const reason = `reason ${name}`;
  const each = model({
    id: name,
    state: 'fail',
    headline: name,
    nextStep: `do ${name}`,
    rows: [
      ...passingRows().map((given) => ({ ...given, title: name, limit: name, reason })),
      ...shownRows().map((given) => ({ ...given, title: name })),
    ],
    baselineSource: name,
    models: {
      baseline: { sha256: name, sizeBytes: 1 },
      candidate: { sha256: `x${name}`, sizeBytes: 1 },
    },
    flips: { rightToWrong: 2, wrongToRight: 1, rightToWrongIds: [name, name], wrongToRightIds: [name] },
    slices: [
      { key: name, value: name, items: 1, baseline: 0.5, candidate: 0.5 },
      { key: name, value: name, items: 1, baseline: 0.5, candidate: 0.5 },
    ],
    placement: {
      baseline: [placed({ operator: name, provider: name, precision: name || '?', timeShare: 0.5 })],
      candidate: [placed({ operator: `x${name}`, provider: name, precision: name || '?', timeShare: 0.5 })],
    },
    time: timeOf({
      diagnosis: { bottleneck: 'model', why: name, next: 'Do this.' },
      operators: [operatorCalled(name), operatorCalled(`x${name}`)],
      execution: name,
    }),
    environment: { [`key ${name}`]: name, other: name },
    method: { [`key ${name}`]: name },
    notes: [name, name],
    reproduce: name === '' ? ' ' : name,
  });
  return verdict([each, model({ id: 'harmless' })], { headline: name });
}

const rowCounts = (tree: Node): number[] =>
  nodesOfType(tree, 'table').map(({ children }) => children?.length ?? 0);

// Summary, then per model: verdict, not judged, slices, cost, time, operators, placement; each with its header row.
const EXPECTED_ROWS = [3, 7, 6, 3, 6, 7, 3, 3, 7, 6, 4, 6, 7, 3, 5];
const OWN_HTML = /^(<details>\n<summary>[\p{L}\d\s:,.→%−+±]+<\/summary>|<\/details>)$/u;
const FORBIDDEN = [
  'link',
  'linkReference',
  'image',
  'imageReference',
  'definition',
  'footnoteReference',
  'footnoteDefinition',
];

it.each(HOSTILE_NAMES.map((name) => ({ title: JSON.stringify(name).slice(0, 60), name })))(
  'makes the name $title inert',
  ({ name }) => {
    const report = renderReport(named(name), { title: name });
    const tree = parseReport(report);
    expect(rowCounts(tree)).toEqual(EXPECTED_ROWS);
    for (const { value } of nodesOfType(tree, 'html')) expect(value).toMatch(OWN_HTML);
    for (const { type } of nodesOf(tree)) expect(FORBIDDEN).not.toContain(type);
    for (const { value } of nodesOfType(tree, 'text')) {
      expect(value).not.toMatch(/@[\w-]|#\d|\bgh-\d|:\/\/|www\.|:[\w+-]+:|\$/i);
    }
    // A name as long as this one, so that the same notes are folded.
    const harmless = parseReport(renderReport(named('x'.repeat(Math.max(1, name.length))), { title }));
    expect(shapeOf(tree)).toEqual(shapeOf(harmless));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
    expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    expect(report.length).toBeLessThan(MAX_REPORT_UNITS);
  },
);

/** The largest of everything, in characters that grow sixfold when they are escaped. */
function huge(index: number): ModelVerdict {
  const name = `${'|'.repeat(300)}${index}`;
  const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
  const rows = many(
    60,
    row('latency-p95', {
      title: name,
      state: 'fail',
      baseline: 1.7e308,
      candidate: 1e-300,
      change: -1.7e308,
      limit: name,
      reason: name,
    }),
  );
  return {
    ...model(),
    id: name,
    state: index % 3 === 0 ? 'pass' : 'fail',
    headline: name,
    nextStep: name,
    rows: rows.map((given, at) => ({ ...given, reason: `${at}${name}` })),
    baselineSource: name,
    flips: {
      rightToWrong: 1e6,
      wrongToRight: 1e6,
      rightToWrongIds: many(1000, name),
      wrongToRightIds: many(1000, name),
    },
    slices: many(1000, { key: name, value: name, items: 1e9, baseline: 0.5, candidate: 0.25 }),
    placement: {
      baseline: many(1000, placed({ operator: name, provider: name, precision: name, timeShare: 1 })),
      candidate: [],
    },
    time: timeOf({ operators: many(1000, operatorCalled(name)), execution: name }),
    environment: Object.fromEntries(many(1000, name).map((value, at) => [`${at}${value}`, value])),
    method: Object.fromEntries(many(1000, name).map((value, at) => [`${at}${value}`, value])),
    notes: many(1000, name),
    reproduce: '`'.repeat(100_000),
  };
}

it.each([1, 2, 30])('stays below the limit of a comment with %i huge models', (count) => {
  const given = {
    version: 1 as const,
    state: 'fail' as const,
    headline: '|'.repeat(9999),
    models: Array.from({ length: count }, (_, index) => huge(index + 1)),
  };
  const report = renderReport(given, { title: '|'.repeat(9999) });
  expect(report.length).toBeLessThan(MAX_REPORT_UNITS);
  expect(rowCounts(parseReport(report)).some((rows) => rows === 25)).toBe(true);
  expect(report).toMatch(/Cut, because GitHub takes no longer comment: .*\. All of it is in verdict\.json\./);
});

it('cuts the details of many models before any verdict table', () => {
  const models = Array.from({ length: 30 }, (_, index) => model({ id: `model-${index}` }));
  const report = renderReport(verdict(models), { title });
  expect(report.length).toBeLessThan(MAX_REPORT_UNITS);
  expect(nodesOfType(parseReport(report), 'table').length).toBeGreaterThanOrEqual(1 + 30);
  expect(report).toContain('how to reproduce (of ');
  expect(report).not.toContain('verdict tables');
});
