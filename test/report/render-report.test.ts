import { expect, it } from 'vitest';
import { MAX_REPORT_UNITS, renderReport } from '../../src/report/render-report.ts';
import type { OperatorChange } from '../../src/verdict/time/time-account.ts';
import type { ModelVerdict, Verdict } from '../../src/verdict/verdict.ts';
import {
  model,
  ONE_POINT_LESS,
  passingRows,
  placed,
  row,
  shownRows,
  TEN_PERCENT,
  timeOf,
  verdict,
} from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { type Node, nodesOf, nodesOfType, parseReport, shapeOf } from '../support/parse-report.ts';

/** What a reader sees before unfolding anything. */
const openPart = (report: string): string => report.replace(/<details>[\s\S]*?<\/details>/g, '');
const summaries = (report: string): string[] =>
  [...report.matchAll(/<summary>(.*)<\/summary>/g)].map(([, text = '']) => text.replaceAll('\u00A0', ' '));

it.each([
  { state: 'pass', line: '### ✅ Passed: `fashion`' },
  { state: 'waived', line: '### ☑️ Waived: `fashion`' },
  { state: 'fail', line: '### ❌ Blocked: `fashion`' },
  { state: 'inconclusive', line: '### ⚠️ Could not decide: `fashion`' },
  { state: 'no-baseline', line: '### ⚠️ No baseline: `fashion`' },
  { state: 'incomparable', line: '### ⚠️ Not comparable: `fashion`' },
  { state: 'no-provider', line: '### 🔌 No provider: `fashion`' },
  { state: 'error', line: '### 💥 Error: `fashion`' },
] as const)('says "$state" in the first line', ({ state, line }) => {
  const [first = ''] = renderReport(verdict([model({ state })])).split('\n');
  expect(first.startsWith(line)).toBe(true);
});

it('says in the first line what happened when no model was judged', () => {
  expect(renderReport({ version: 2, state: 'error', models: [] })).toBe(
    '### 💥 Error: no model was judged\n\n_Model Regression Gate_\n',
  );
});

it('folds rows without a limit', () => {
  const tablesOf = (rows: ModelVerdict['rows']) =>
    rowCounts(parseReport(renderReport(verdict([model({ rows })]))));
  expect(tablesOf(passingRows())[0]).toBe(1 + 6);
  const report = renderReport(verdict([model()]));
  expect(rowCounts(parseReport(openPart(report)))).toEqual([1 + 6]);
  expect(summaries(report).some((text) => text.startsWith('Without a limit: P50 latency −0.4%,'))).toBe(true);
});

it('shows rows without a limit where none has one', () => {
  const report = renderReport(verdict([model({ rows: shownRows() })]));
  expect(rowCounts(parseReport(openPart(report)))).toEqual([1 + 5]);
});

it('has no interval’s confidence in its open part', () => {
  const rows = passingRows().map((each) =>
    each.metric === 'latency-p95' && each.interval
      ? { ...each, interval: { ...each.interval, confidence: 0.999_123 } }
      : each,
  );
  const report = renderReport(verdict([model({ rows })]));
  expect(openPart(report)).not.toMatch(/99(\.\d+)?%|confidence/i);
  expect(report).toContain(
    '- Confidence of the intervals: 99.91% (P95 latency); 99% (RAM peak, Cost per 1,000 runs)\n',
  );
});

it('folds first what explains what failed', () => {
  const failing = (metric: 'latency-p95' | 'task-score' | 'cost-per-1000') =>
    summaries(
      renderReport(
        verdict([
          model({
            state: 'fail',
            rows: passingRows().map((each) => (each.metric === metric ? { ...each, state: 'fail' } : each)),
          }),
        ]),
      ),
    )[0];
  expect(failing('latency-p95')).toBe('Where the time goes: the bottleneck is the model itself');
  expect(failing('task-score')).toBe('Flipped items: 5 right → wrong, 2 wrong → right');
  expect(failing('cost-per-1000')).toBe('Cost per 1,000 runs: 60.38 USD → 61.88 USD');
});

it('lists the slice that became worst first, by the direction of the score', () => {
  const slices = [
    { key: 'class', value: 'better', items: 9, baseline: 2, candidate: 1 },
    { key: 'class', value: 'new', items: 9, baseline: null, candidate: 1 },
    { key: 'class', value: 'worse', items: 9, baseline: 1, candidate: 2 },
  ];
  const order = (better: 'higher' | 'lower') => {
    const score = { name: 'Score', better };
    const rows = [row('task-score', { state: 'pass', baseline: 1, candidate: 1, score })];
    const report = renderReport(verdict([model({ rows, slices })]));
    return nodesOfType(parseReport(report), 'inlineCode')
      .map(({ value }) => value)
      .filter((value) => value?.startsWith('class='));
  };
  expect(order('lower')).toEqual(['class=worse', 'class=better', 'class=new']);
  expect(order('higher')).toEqual(['class=better', 'class=worse', 'class=new']);
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
  );
  expect(report).toContain('13 more, none of them worse.');
  expect(report).toContain('`9`, 390 more');
  expect(report).toContain('Wrong → right (0): none');
  expect(report).toContain('4 more that take less time.');
});

it('says when the candidate runs on another provider', () => {
  const on = (provider: string) => [placed({ operator: 'Conv', provider, timeShare: 1 })];
  const placement = { baseline: on('CUDAExecutionProvider'), candidate: on('CPUExecutionProvider') };
  const report = renderReport(verdict([model({ placement })]));
  expect(summaries(report)).toContain('Placement: other execution providers than before');
});

it('says when both models are the same file', () => {
  const file = { sha256: 'ab'.repeat(32), sizeBytes: 1 };
  const report = renderReport(verdict([model({ models: { baseline: file, candidate: file } })]));
  expect(report).toContain('- Candidate model: the same file');
});

it('shows the notes that a reader must not miss, whatever their length, and folds the others', () => {
  const report = renderReport(
    verdict([
      model({
        notes: [
          { kind: 'gpu-power-capped' },
          { kind: 'judged-by-own-file', path: 'x'.repeat(70), commit: 'a'.repeat(40), why: 'absent' },
          { kind: 'cpu-stolen', share: 0.2 },
        ],
      }),
    ]),
  );
  expect(openPart(report)).toContain(`- This change is judged by its own version of \`${'x'.repeat(70)}\``);
  expect(openPart(report)).not.toContain('power limit');
  expect(summaries(report)).toContain('Notes: 2');
});

it('keeps the table of policy changes open only where they may loosen the gate', () => {
  const rules = (effect: 'loosened' | 'tightened'): NonNullable<Verdict['rules']> => ({
    origin: 'base-commit',
    source: { path: '.github/regression-gate.yml', commit: 'a'.repeat(40) },
    changes: [
      {
        kind: 'limit',
        model: 'fashion',
        section: 'limits',
        metric: 'latency-p95',
        key: 'max-increase',
        before: TEN_PERCENT,
        after: { 'max-increase': { kind: 'relative', value: 0.2 } },
        effect,
      },
    ],
  });
  const open = (effect: 'loosened' | 'tightened') =>
    openPart(renderReport(verdict([model()], { rules: rules(effect) })));
  expect(open('loosened')).toContain('`limits.latency-p95.max-increase`');
  expect(open('loosened').split('\n')[0]).toContain('loosens the policy');
  expect(open('tightened')).not.toContain('`limits.latency-p95.max-increase`');
});

it('lists what is missing in place of a reason, and what to do about it', () => {
  const given = verdict([model()], {
    state: 'error',
    problems: [
      { kind: 'no-result', model: 'shoes' },
      { kind: 'job-not-successful', job: 'measure', result: 'cancelled' },
    ],
  });
  const report = renderReport(given);
  expect(report).toContain('- `shoes` has no result');
  expect(report).toContain('`measure`');
  expect(report).not.toContain('**Why**');
  expect(report).toContain('**Next** Fix the job');
});

it.each([
  { control: undefined, text: undefined },
  { control: null, text: '⚠️ **No positive control yet.**' },
  {
    control: { at: '2026-11-29T02:00:00Z', blocked: ['slower' as const], daysAgo: 1 },
    text: 'Positive control passed: on 2026-11-29 the gate blocked a deliberately slowed model.',
  },
  {
    control: { at: '2026-11-20T02:00:00Z', blocked: ['slower' as const], daysAgo: 10 },
    text: '⚠️ **No positive control for 10 days.**',
  },
])('says of a positive control: $text', ({ control, text }) => {
  const given = verdict([model()], control === undefined ? {} : { positiveControl: control });
  const report = renderReport(given);
  if (text === undefined) expect(report).not.toContain('ositive control');
  else expect(report).toContain(text);
});

const operatorCalled = (name: string): OperatorChange => ({
  operator: name,
  provider: name,
  precision: name || '?',
  baseline: { nodes: 1, nsPerRun: 1 },
  candidate: { nodes: 2, nsPerRun: 3 },
});

const WAIVER = { ceiling: TEN_PERCENT, expires: '2026-12-31' };

/** A verdict that has one foreign name wherever a name or a message may come from outside. */
function named(name: string): Verdict {
  const score = { name, better: 'higher' as const };
  const each = model({
    id: name,
    state: 'fail',
    rows: [
      ...passingRows().map((given) => ({
        ...given,
        score,
        state: 'fail' as const,
        reasons: [
          { kind: 'not-measured' as const, why: { kind: 'no-score' as const, message: name } },
          { kind: 'beyond-waiver' as const, waivers: [{ ...WAIVER, issue: name }] },
        ],
      })),
      ...shownRows().map((given) => ({ ...given, score })),
    ],
    drift: {
      state: 'fail',
      release: { tag: name, commit: name },
      source: { kind: 'named', path: name },
      rows: [
        row('task-score', { state: 'fail', baseline: 0.9, candidate: 0.8, limit: ONE_POINT_LESS, score }),
      ],
      notes: [{ kind: 'waivers-unreadable', message: name }],
    },
    baselineSource: { kind: 'named', path: name },
    models: {
      baseline: { sha256: name, sizeBytes: 1 },
      candidate: { sha256: `x${name}`, sizeBytes: 1 },
    },
    flips: { rightToWrong: 2, wrongToRight: 1, rightToWrongIds: [name, name], wrongToRightIds: [name] },
    slices: [
      { key: name, value: name, items: 1, baseline: 0.5, candidate: 0.4 },
      { key: name, value: name, items: 1, baseline: 0.5, candidate: 0.5 },
    ],
    placement: {
      baseline: [placed({ operator: name, provider: name, precision: name || '?', timeShare: 0.5 })],
      candidate: [placed({ operator: `x${name}`, provider: name, precision: name || '?', timeShare: 0.5 })],
    },
    time: timeOf({
      operators: [operatorCalled(name), operatorCalled(`x${name}`)],
      execution: {
        filePrecision: name,
        operators: [{ operator: name, precision: name, timeShare: 0.5 }],
        isUnlikeFile: true,
      },
    }),
  });
  return verdict([each, model({ id: 'harmless' })]);
}

/** The same with all else that may come from outside. */
function namedBesides(name: string): Verdict {
  const each = model({
    id: name,
    state: 'fail',
    environment: { [`key ${name}`]: name, other: name },
    settings: [{ name: `setting ${name}`, candidate: name, baseline: name }],
    changes: [
      {
        kind: 'setting',
        head: 'session-options',
        name,
        before: name,
        after: name,
      },
    ],
    waivers: [
      {
        metric: 'latency-p95',
        limit: TEN_PERCENT,
        ...WAIVER,
        daysLeft: 3,
        issue: name,
        reason: name,
        standing: 'not-enough',
      },
    ],
    attempts: {
      number: 2,
      launches: 2,
      of: 2,
      own: 1,
      basis: 'all',
      earlier: [{ state: 'pass', launches: 1, at: '2026-11-30T08:12:00Z', url: name }],
    },
    saves: [
      { state: 'not-saved', store: { kind: 'branch', name }, problem: { kind: 'failed', message: name } },
    ],
    notes: [
      { kind: 'judged-by-own-file', path: name, commit: name, why: 'absent' },
      { kind: 'attempts-decide', state: name },
      {
        kind: 'store-unavailable',
        store: { kind: 'directory', path: name },
        problem: { kind: 'failed', message: name },
      },
    ],
    command: { policyFile: name, candidate: name, baseline: name, budgetNs: 1e9, seed: 1 },
  });
  return verdict([each, model({ id: 'harmless' })], {
    rules: {
      origin: 'base-commit',
      source: { path: name, commit: name },
      changes: [{ kind: 'value', model: name, place: [name], before: name, after: name, effect: 'loosened' }],
    },
  });
}

const rowCounts = (tree: Node): number[] =>
  nodesOfType(tree, 'table').map(({ children }) => children?.length ?? 0);

// Summary, policy, then per model: verdict, drift, waivers, then the folds; each with its header row.
const OPEN_ROWS = { named: [3, 7, 2], namedBesides: [3, 2, 7, 2] };
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

const PLACES = [
  { where: 'named', make: named },
  { where: 'namedBesides', make: namedBesides },
] as const;

it.each(
  HOSTILE_NAMES.flatMap((name) =>
    PLACES.map((place) => ({ title: JSON.stringify(name).slice(0, 60), name, ...place })),
  ),
)('makes the name $title inert ($where)', ({ name, where, make }) => {
  const report = renderReport(make(name));
  const tree = parseReport(report);
  const rows = OPEN_ROWS[where];
  expect(rowCounts(tree).slice(0, rows.length)).toEqual(rows);
  for (const { value } of nodesOfType(tree, 'html')) expect(value).toMatch(OWN_HTML);
  for (const { type } of nodesOf(tree)) expect(FORBIDDEN).not.toContain(type);
  for (const { value } of nodesOfType(tree, 'text')) {
    expect(value).not.toMatch(/@[\w-]|#\d|\bgh-\d|:\/\/|www\.|:[\w+-]+:|\$/i);
  }
  const harmless = parseReport(renderReport(make('x'.repeat(Math.max(1, name.length)))));
  expect(shapeOf(tree)).toEqual(shapeOf(harmless));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for.
  expect(report).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
  expect(report.length).toBeLessThan(MAX_REPORT_UNITS);
});

/** The largest of everything, in characters that grow sixfold when they are escaped. */
function huge(index: number): ModelVerdict {
  const name = `${'|'.repeat(300)}${index}`;
  const many = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
  const rows = many(
    60,
    row('latency-p95', {
      score: { name, better: 'lower' },
      state: 'fail',
      baseline: 1.7e308,
      candidate: 1e-300,
      change: -1.7e308,
      limit: { max: 1e-300 },
    }),
  );
  return {
    ...model(),
    id: name,
    state: index % 3 === 0 ? 'pass' : 'fail',
    rows: rows.map((given, at) => ({
      ...given,
      reasons: [{ kind: 'not-measured', why: { kind: 'no-score', message: `${at}${name}` } }],
    })),
    baselineSource: { kind: 'named', path: name },
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
    time: timeOf({ operators: many(1000, operatorCalled(name)) }),
    environment: Object.fromEntries(many(1000, name).map((value, at) => [`${at}${value}`, value])),
    settings: many(1000, { name, candidate: name, baseline: name }),
    changes: many(1000, { kind: 'setting', head: 'session-options', name, before: name, after: name }),
    notes: many(1000, { kind: 'waivers-unreadable', message: name }),
    command: { policyFile: '`'.repeat(100_000), candidate: name, budgetNs: 1e9, seed: 1 },
  };
}

it.each([1, 2, 30])('stays below the limit of a comment with %i huge models', (count) => {
  const given: Verdict = {
    version: 2,
    state: 'fail',
    models: Array.from({ length: count }, (_, index) => huge(index + 1)),
  };
  const report = renderReport(given);
  expect(report.length).toBeLessThan(MAX_REPORT_UNITS);
  expect(rowCounts(parseReport(report)).some((rows) => rows === 25)).toBe(true);
  expect(report).toMatch(/Cut to fit into a GitHub comment: .*\. Everything is in verdict\.json\./);
});

it('cuts the details of many models before any verdict table', () => {
  const models = Array.from({ length: 30 }, (_, index) => model({ id: `model-${index}` }));
  const report = renderReport(verdict(models));
  expect(report.length).toBeLessThan(MAX_REPORT_UNITS);
  expect(nodesOfType(parseReport(report), 'table').length).toBeGreaterThanOrEqual(1 + 30);
  expect(report).toContain('how to reproduce (of ');
  expect(report).not.toContain('verdict tables');
});
