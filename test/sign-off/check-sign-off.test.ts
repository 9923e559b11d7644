import { describe, expect, test } from 'vitest';
import { checkSignOff } from '../../src/sign-off/check-sign-off.ts';
import {
  type Repeat,
  type SignedModel,
  type SignOff,
  signOffSchema,
} from '../../src/sign-off/sign-off-record.ts';
import { refusedOf, sealed, signOffOf, waivedOf } from './sign-off-fixture.ts';

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
  /^models\.0\.repeats\.\d\.(seed|headline)$/,
  /^models\.0\.repeats\.\d\.rows\.\d\.(title|reason|samples\..*|interval\.confidence)$/,
  // The score, the review rate and the arena are compared by their figures; these rows by intervals on their change.
  /^models\.0\.repeats\.\d\.rows\.[035]\.(baseline|candidate)$/,
  // A row that is not judged.
  /^models\.0\.repeats\.\d\.rows\.6\.(baseline|candidate|reason|interval\.high)$/,
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

describe('even with a new digest, what is said of', () => {
  test.each<{ title: string; change: (record: SignOff) => void; found: RegExp }>([
    {
      title: 'a row that is missing',
      change: (record) => repeatOf(record).rows.splice(1, 1),
      found: /repeat 1: task-score: expected a row for its limit, got none/,
    },
    {
      title: 'a row that stands there twice',
      change: (record) => repeatOf(record).rows.push(repeatOf(record).rows[1]!),
      found: /task-score: expected one row, got 2/,
    },
    {
      title: 'a score that is too low',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { candidate: 0.9, change: 0.9 - 0.912 }),
      found: /task-score: state: expected "fail" from its figures, got "pass"/,
    },
    {
      title: 'an interval that reaches over the limit',
      change: (record) => Object.assign(repeatOf(record).rows[0]!.interval!, { high: 0.11 }),
      found: /latency-p95: state: expected "inconclusive" from its figures, got "pass"/,
    },
    {
      title: 'an interval that is missing',
      change: (record) => delete repeatOf(record).rows[0]!.interval,
      found: /latency-p95: state: expected "inconclusive"/,
    },
    {
      title: 'a figure that is missing',
      change: (record) => Object.assign(repeatOf(record).rows[4]!, { candidate: null, change: null }),
      found: /memory-arena-peak: state: expected "fail"/,
    },
    {
      title: 'a P95 of too few inferences',
      change: (record) => Object.assign(repeatOf(record).rows[0]!.samples!, { candidate: 71 }),
      found: /latency-p95: state: expected "inconclusive"/,
    },
    {
      title: 'a limit in words that differs from the one that judges',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { limit: 'max-drop 2pp' }),
      found: /task-score: limit: expected "max-drop 1pp", got "max-drop 2pp"/,
    },
    {
      title: 'a judged row that is only shown',
      change: (record) => Object.assign(repeatOf(record).rows[1]!, { state: 'shown' }),
      found: /task-score: state: expected "pass" from its figures, got "shown"/,
    },
    {
      title: 'no limits at all',
      change: (record) => {
        modelOf(record).limits = {};
        for (const { rows } of modelOf(record).repeats)
          for (const row of rows) Object.assign(row, { state: 'shown', limit: null });
      },
      found: /limits: expected at least one, got none/,
    },
    {
      title: 'a repeat that did not pass',
      change: (record) => Object.assign(repeatOf(record), { state: 'incomparable', rows: [] }),
      found: /signed: expected false, got true/,
    },
    {
      title: 'a repeat that was left out',
      change: (record) => modelOf(record).repeats.pop(),
      found: /signed: expected false, got true/,
    },
    {
      title: 'a repeat that is the first one again',
      change: (record) => {
        modelOf(record).repeats[1] = structuredClone(repeatOf(record));
      },
      found: /repeats: expected a seed of its own for each, got 1, 1/,
    },
    {
      title: 'a repeat with a smaller budget',
      change: (record) => Object.assign(repeatOf(record), { budgetNs: 60e9 }),
      found: /budgetNs: expected 300000000000, got 60000000000/,
    },
    {
      title: 'no nightly run',
      change: (record) => Object.assign(modelOf(record), { nightly: null }),
      found: /nightly: expected the run that tested this file, got none/,
    },
    {
      title: 'a nightly run of another file',
      change: (record) => Object.assign(modelOf(record).nightly!, { model: '2'.repeat(64) }),
      found: /nightly\.model: expected 1{64}, the file that is released/,
    },
    {
      title: 'a nightly run of eight days ago',
      change: (record) => Object.assign(modelOf(record).nightly!, { recordedAt: '2026-11-17T09:30:00Z' }),
      found: /nightly\.recordedAt: expected at most 7 days before/,
    },
    {
      title: 'a nightly run of tomorrow',
      change: (record) => Object.assign(modelOf(record).nightly!, { recordedAt: '2026-11-26T00:00:00Z' }),
      found: /nightly\.recordedAt: expected at most 7 days before/,
    },
    {
      title: 'no last release',
      change: (record) => Object.assign(modelOf(record).measured!, { baseline: null }),
      found: /signed: expected false, got true/,
    },
    {
      title: 'a state that is milder than the rows',
      change: (record) => Object.assign(repeatOf(record).rows[0]!, { state: 'fail', reason: 'slow' }),
      found: /state: expected "fail" from its rows, got "pass"/,
    },
    {
      title: 'an exit code',
      change: (record) => Object.assign(record, { exitCode: 3 }),
      found: /exitCode: expected 0, got 3/,
    },
    {
      title: 'a refusal beside a signature',
      change: (record) => record.refusals.push('not today'),
      found: /refusals: expected none beside a signed release/,
    },
    {
      title: 'no commit',
      change: (record) => Object.assign(record.release, { commit: null }),
      found: /release\.commit: expected the commit that is released, got none/,
    },
    {
      title: 'another data set than was measured with',
      change: (record) => Object.assign(modelOf(record).measured!.dataset, { sha256: '2'.repeat(64) }),
      found: /dataset\.sha256: expected d{64}, which was measured with/,
    },
    {
      title: 'the same model twice',
      change: (record) => record.models.push(structuredClone(modelOf(record))),
      found: /models: expected each once, got "fashion" again/,
    },
  ])('$title does not stand', ({ change, found }) => {
    expect(checkSignOff(signOffOf(change)).join('\n')).toMatch(found);
  });
});

describe('a waiver', () => {
  const waived = (change: (record: SignOff) => void) => {
    const record = waivedOf();
    change(record);
    return checkSignOff(sealed(record)).join('\n');
  };

  test('holds to the end of its last day and no longer', () => {
    expect(waived((record) => Object.assign(record, { at: '2026-11-25T23:59:59.999Z' }))).toBe('');
    const late = waived((record) => Object.assign(record, { at: '2026-11-26T00:00:00.000Z' }));
    expect(late).toMatch(/expected one of fashion, task-score in force .* expired 2026-11-25/);
    expect(late).toMatch(/expected a waiver in force for a waived row, got none/);
  });

  test('must be there, for this model and metric', () => {
    expect(waived((record) => record.waivers.inForce.pop())).toMatch(/expected a waiver in force/);
    expect(waived((record) => Object.assign(record.waivers.inForce[0]!, { metric: 'latency-p95' }))).toMatch(
      /expected a waiver in force/,
    );
    expect(waived((record) => Object.assign(record.waivers.inForce[0]!, { model: 'other' }))).toMatch(
      /expected a waiver in force/,
    );
  });

  test('lets through no more than its ceiling', () => {
    const worse = (record: SignOff) =>
      Object.assign(repeatOf(record).rows[1]!, { candidate: 0.8965, change: 0.8965 - 0.912 });
    expect(waived(worse)).toMatch(/expected "fail" even with its waiver, got "waived"/);
  });

  test('comes from a file', () => {
    expect(waived((record) => Object.assign(record.waivers, { file: null }))).toMatch(
      /expected the file of waivers/,
    );
  });
});
