import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../src/policy/limit.ts';
import type { Metric } from '../../../src/policy/metric.ts';
import {
  type Repeat,
  type SignedModel,
  type SignOff,
  signOffSchema,
} from '../../../src/sign-off/sign-off-record.ts';
import { checkSignOff } from '../../../src/sign-off/verify/check-sign-off.ts';
import type {
  ModelMismatch,
  RepeatMismatch,
  RowMismatch,
  SignOffMismatch,
} from '../../../src/sign-off/verify/mismatch.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { refusedOf, sealed, signOffOf, waivedOf } from '../sign-off-fixture.ts';

test.each([
  { title: 'a signed release', record: signOffOf() },
  { title: 'a release with a waived row', record: waivedOf() },
  { title: 'a refused release', record: refusedOf() },
])('the record of $title bears out what it says', ({ record }) => {
  expect(checkSignOff(record)).toEqual([]);
});

type Path = readonly (string | number)[];

/** Every leaf of a record with its path. */
function leavesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Another value of the same type, and of the same shape where a text has one. */
function flip(value: unknown): unknown {
  if (typeof value === 'number') return value * 2 + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return 'something';
  const last = value.at(-1) === 'f' ? 'e' : 'f';
  if (/^[0-9a-f]{40,64}$/.test(value)) return value.slice(0, -1) + last;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return value.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return `${value}x`;
}

function withLeaf(record: SignOff, path: Path, value: unknown): unknown {
  const copy = structuredClone(record);
  let place = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  place[path.at(-1)!] = value;
  return copy;
}

test.each([
  { title: 'signed', record: signOffOf() },
  { title: 'waived', record: waivedOf() },
])('no field of a $title record can be changed unseen', ({ record }) => {
  const leaves = leavesOf(record);
  expect(leaves.length).toBeGreaterThan(200);
  for (const { path, value } of leaves) {
    const parsed = signOffSchema.safeParse(withLeaf(record, path, flip(value)));
    const isSeen = !parsed.success || checkSignOff(parsed.data).length > 0;
    expect(isSeen, path.join('.')).toBe(true);
  }
});

/**
 * What decides nothing: who asked when and where, words, the machine's name for itself, and figures that no limit judges
 * or that are still within their limit. Paths, digests and ceilings among them are held against the files that are given.
 */
const DECIDES_NOTHING = [
  /^(gate|release|triggeredBy|notes|policy|waivers\.file)(\.|$)/,
  /^at$|^profile\.onlyModel$/,
  /^waivers\.inForce\.0\.(issue|reason|ceiling\..*)$/,
  /^profile\.nightlyMaxAgeMs$/,
  /^models\.0\.(id|sizeBytes|files\.0\.path)$/,
  /^models\.0\.nightly\.(run\..*|commit|recordedAt)$/,
  /^models\.0\.measured\.(dataset\.path|baseline\..*)$/,
  /^models\.0\.repeats\.\d\.seed$/,
  /^models\.0\.repeats\.\d\.rows\.\d\.(score\..*|reasons\..*|samples\..*|interval\.confidence)$/,
  // The score, the review rate and the arena are compared by their figures; these rows by intervals on their change.
  /^models\.0\.repeats\.\d\.rows\.[035]\.(baseline|candidate)$/,
  // A row that is not judged.
  /^models\.0\.repeats\.\d\.rows\.6\.(baseline|candidate|interval\.high)$/,
];

test('a field that decides anything cannot be changed even by one who makes a new digest', () => {
  for (const record of [signOffOf(), waivedOf()]) {
    const unseen = leavesOf(record).filter(({ path, value }) => {
      if (path[0] === 'digest') return false;
      const parsed = signOffSchema.safeParse(withLeaf(record, path, flip(value)));
      return parsed.success && checkSignOff(sealed(parsed.data)).length === 0;
    });
    const deciding = unseen
      .map(({ path }) => path.join('.'))
      .filter((path) => !DECIDES_NOTHING.some((pattern) => pattern.test(path)));
    expect(deciding).toEqual([]);
  }
});

const modelOf = (record: SignOff): SignedModel => record.models[0]!;
const repeatOf = (record: SignOff): Repeat => modelOf(record).repeats[0]!;
const ofModel = (what: ModelMismatch): SignOffMismatch => ({ kind: 'of-model', model: 'fashion', what });
const ofRepeat = (what: RepeatMismatch) => ofModel({ kind: 'of-repeat', repeat: 1, what });
const ofRow = (metric: Metric, what: RowMismatch) => ofRepeat({ kind: 'of-row', metric, what });
const stateOf = (metric: Metric, expected: Row['state'], got: Row['state']) =>
  ofRow(metric, { kind: 'row-state', expected, got, isWaived: false });
const UNSIGNED: SignOffMismatch = { kind: 'decision', field: 'signed', expected: false, got: true };
const DAYS_7 = 7 * 86_400_000;
const AT = '2026-11-25T09:30:00.000Z';

describe('in a release without a baseline', () => {
  const decide = (limit: Limit, score: Partial<Row>) => {
    const record = structuredClone(refusedOf());
    modelOf(record).limits = { 'task-score': limit };
    modelOf(record).repeats = [
      {
        ...repeatOf(record),
        state: 'no-baseline',
        ending: { kind: 'no-baseline', why: { kind: 'new-model', commit: null } },
        rows: [{ ...repeatOf(record).rows[1]!, baseline: null, change: null, limit, ...score }],
      },
    ];
    return checkSignOff(sealed(record)).filter(
      (found) => found.kind === 'of-model' && found.what.kind === 'of-repeat',
    );
  };
  const DROP = maxDrop(0.01);

  test.each<{ title: string; limit: Limit; score: Partial<Row>; found: SignOffMismatch[] }>([
    { title: 'a score at its minimum', limit: { ...DROP, min: 0.9 }, score: { candidate: 0.9 }, found: [] },
    { title: 'a score without a minimum', limit: DROP, score: { state: 'shown' }, found: [] },
    {
      title: 'a score below its minimum that passes',
      limit: { ...DROP, min: 0.9 },
      score: { candidate: 0.89 },
      found: [stateOf('task-score', 'fail', 'pass')],
    },
    {
      title: 'a score that passes without a minimum',
      limit: DROP,
      score: {},
      found: [stateOf('task-score', 'shown', 'pass')],
    },
  ])('$title', ({ limit, score, found }) => {
    expect(decide(limit, score)).toEqual(found);
  });
});

describe('even with a new digest', () => {
  test.each<{ title: string; change: (record: SignOff) => void; found: SignOffMismatch }>([
    {
      title: 'a row that is missing',
      change: (record) => repeatOf(record).rows.splice(1, 1),
      found: ofRow('task-score', { kind: 'no-row-for-limit' }),
    },
    {
      title: 'a row that is there twice',
      change: (record) => repeatOf(record).rows.push(repeatOf(record).rows[1]!),
      found: ofRow('task-score', { kind: 'several-rows', rows: 2 }),
    },
    {
      title: 'a score that is too low',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { candidate: 0.9, change: 0.9 - 0.912 }),
      found: stateOf('task-score', 'fail', 'pass'),
    },
    {
      title: 'an interval that crosses the limit',
      change: (record) => Object.assign(repeatOf(record).rows[0]!.interval!, { high: 0.11 }),
      found: stateOf('latency-p95', 'inconclusive', 'pass'),
    },
    {
      title: 'an interval that is missing',
      change: (record) => delete repeatOf(record).rows[0]!.interval,
      found: stateOf('latency-p95', 'inconclusive', 'pass'),
    },
    {
      title: 'an interval whose ends are swapped',
      change: (record) => Object.assign(repeatOf(record).rows[0]!.interval!, { low: 0.003, high: -0.024 }),
      found: ofRow('latency-p95', { kind: 'interval-reversed', low: 0.003, high: -0.024 }),
    },
    {
      title: 'a change outside its interval',
      change: (record) => Object.assign(repeatOf(record).rows[0]!, { change: -0.03 }),
      found: ofRow('latency-p95', { kind: 'change-outside-interval', change: -0.03 }),
    },
    {
      title: 'a change that does not follow from its figures',
      change: (record) => Object.assign(repeatOf(record).rows[4]!, { change: 0.5 }),
      found: ofRow('memory-arena-peak', { kind: 'change', expected: 0, got: 0.5 }),
    },
    {
      title: 'a figure that is missing',
      change: (record) => Object.assign(repeatOf(record).rows[4]!, { candidate: null, change: null }),
      found: stateOf('memory-arena-peak', 'fail', 'pass'),
    },
    {
      title: 'a P95 of too few inferences',
      change: (record) => Object.assign(repeatOf(record).rows[0]!.samples!, { candidate: 71 }),
      found: stateOf('latency-p95', 'inconclusive', 'pass'),
    },
    {
      title: 'a row with another limit than the one that judges',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { limit: maxDrop(0.02) }),
      found: ofRow('task-score', { kind: 'limit', expected: maxDrop(0.01), got: maxDrop(0.02) }),
    },
    {
      title: 'a row in another unit',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { unit: 'share' }),
      found: ofRow('task-score', { kind: 'notation', field: 'unit', expected: 'score', got: 'share' }),
    },
    {
      title: 'a judged row that is only shown',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { state: 'shown' }),
      found: stateOf('task-score', 'pass', 'shown'),
    },
    {
      title: 'a shown row that is judged',
      change: (record) => Object.assign(repeatOf(record).rows[6]!, { state: 'pass' }),
      found: stateOf('latency-p50', 'shown', 'pass'),
    },
    {
      title: 'no limits at all',
      change: (record) => {
        modelOf(record).limits = {};
        for (const { rows } of modelOf(record).repeats)
          for (const row of rows) Object.assign(row, { state: 'shown', limit: null });
      },
      found: ofModel({ kind: 'no-limits' }),
    },
    {
      title: 'a repeat that did not pass',
      change: (record) => Object.assign(repeatOf(record), { state: 'incomparable', rows: [] }),
      found: UNSIGNED,
    },
    {
      title: 'a repeat without rows that passed',
      change: (record) => Object.assign(repeatOf(record), { rows: [] }),
      found: ofRepeat({ kind: 'no-rows' }),
    },
    {
      title: 'a repeat that was left out',
      change: (record) => modelOf(record).repeats.pop(),
      found: UNSIGNED,
    },
    {
      title: 'a repeat that is the first one again',
      change: (record) => {
        modelOf(record).repeats[1] = structuredClone(repeatOf(record));
      },
      found: ofModel({ kind: 'repeated-seed', seeds: [1, 1] }),
    },
    {
      title: 'a repeat with a smaller budget',
      change: (record) => Object.assign(repeatOf(record), { budgetNs: 60e9 }),
      found: ofRepeat({ kind: 'budget', expected: 300e9, got: 60e9 }),
    },
    {
      title: 'no nightly run',
      change: (record) => Object.assign(modelOf(record), { nightly: null }),
      found: ofModel({ kind: 'no-nightly' }),
    },
    {
      title: 'a nightly run of another file',
      change: (record) => Object.assign(modelOf(record).nightly!, { model: '2'.repeat(64) }),
      found: ofModel({ kind: 'nightly-of-other-file', expected: '1'.repeat(64), got: '2'.repeat(64) }),
    },
    ...['2026-11-17T09:30:00Z', '2026-11-26T00:00:00Z'].map((recordedAt) => ({
      title: `a nightly run of ${recordedAt}`,
      change: (record: SignOff) => Object.assign(modelOf(record).nightly!, { recordedAt }),
      found: ofModel({ kind: 'nightly-too-old', maxAgeMs: DAYS_7, at: AT, recordedAt }),
    })),
    {
      title: 'no last release',
      change: (record) => Object.assign(modelOf(record).measured!, { baseline: null }),
      found: UNSIGNED,
    },
    {
      title: 'a state that is milder than the rows',
      change: (record) =>
        Object.assign(repeatOf(record).rows[0]!, { state: 'fail', reasons: [{ kind: 'too-few-launches' }] }),
      found: ofRepeat({ kind: 'repeat-state', expected: 'fail', got: 'pass' }),
    },
    {
      title: 'a row that is stricter than its figures without a reason',
      change: (record) => Object.assign(repeatOf(record).rows[0]!, { state: 'fail', reasons: [] }),
      found: stateOf('latency-p95', 'pass', 'fail'),
    },
    {
      title: 'an exit code',
      change: (record) => Object.assign(record, { exitCode: 3 }),
      found: { kind: 'decision', field: 'exitCode', expected: 0, got: 3 },
    },
    {
      title: 'a refusal in a signed record',
      change: (record) => record.refusals.push({ kind: 'no-earlier-release', why: null }),
      found: { kind: 'signed-despite-refusal', refusal: { kind: 'no-earlier-release', why: null } },
    },
    {
      title: 'no commit',
      change: (record) => Object.assign(record.release, { commit: null }),
      found: { kind: 'signed-without-commit' },
    },
    {
      title: 'another data set than was measured with',
      change: (record) => Object.assign(modelOf(record).measured!.dataset, { sha256: '2'.repeat(64) }),
      found: ofModel({ kind: 'dataset', expected: 'd'.repeat(64), got: '2'.repeat(64) }),
    },
    {
      title: 'the same model twice',
      change: (record) => record.models.push(structuredClone(modelOf(record))),
      found: { kind: 'duplicate-model', model: 'fashion' },
    },
  ])('$title is found', ({ change, found }) => {
    expect(checkSignOff(signOffOf(change))).toContainEqual(found);
  });
});

const maxDrop = (value: number): Limit => ({ 'max-drop': { kind: 'points', value } });

describe('a waiver', () => {
  const waived = (change: (record: SignOff) => void) => {
    const record = waivedOf();
    change(record);
    return checkSignOff(sealed(record));
  };
  const NO_WAIVER = ofRow('task-score', { kind: 'no-waiver' });

  test('holds to the end of its last day and no longer', () => {
    expect(waived((record) => Object.assign(record, { at: '2026-11-25T23:59:59.999Z' }))).toEqual([]);
    const at = '2026-11-26T00:00:00.000Z';
    const late = waived((record) => Object.assign(record, { at }));
    expect(late).toContainEqual({
      kind: 'waiver-not-in-force',
      model: 'fashion',
      metric: 'task-score',
      expires: '2026-11-25',
      at,
    });
    expect(late).toContainEqual(NO_WAIVER);
  });

  test('must be there, for this model and metric', () => {
    expect(waived((record) => record.waivers.inForce.pop())).toContainEqual(NO_WAIVER);
    expect(
      waived((record) => Object.assign(record.waivers.inForce[0]!, { metric: 'latency-p95' })),
    ).toContainEqual(NO_WAIVER);
    expect(waived((record) => Object.assign(record.waivers.inForce[0]!, { model: 'other' }))).toContainEqual(
      NO_WAIVER,
    );
  });

  test('allows no more than its ceiling', () => {
    const worse = (record: SignOff) =>
      Object.assign(repeatOf(record).rows[1]!, { candidate: 0.8965, change: 0.8965 - 0.912 });
    expect(waived(worse)).toContainEqual(
      ofRow('task-score', { kind: 'row-state', expected: 'fail', got: 'waived', isWaived: true }),
    );
  });

  test('comes from a file', () => {
    expect(waived((record) => Object.assign(record.waivers, { file: null }))).toContainEqual({
      kind: 'no-waiver-file',
    });
  });
});
