import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import { comparePolicies } from '../../src/policy/diff/compare-policies.ts';
import { applyReleaseProfile, releaseProfileOf } from '../../src/policy/policy.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';
import { DEFAULT_PROFILE, releaseProfileSchema } from '../../src/policy/release-profile.ts';

const BASE = `version: 1
models:
  - id: m
    artifact: m.onnx
    dataset: { path: d.jsonl }
    task: { kind: classification }
    limits:
      latency-p95: { max-increase: 10%, floor: 1ms, max: 20ms }
      task-score: { max-drop: 1pp, decide: confident }
`;

const withProfile = (profile: string) =>
  parsePolicy(`${BASE}profiles: { release: { ${profile} } }\n`, 'p.yml');

function mistakeOf(profile: string): string {
  try {
    withProfile(profile);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'none';
}

test('a policy without a profile asks for one comparison and a nightly run of the last week', () => {
  expect(releaseProfileOf(parsePolicy(BASE, 'p.yml'))).toEqual(DEFAULT_PROFILE);
  expect(releaseProfileSchema.parse({})).toEqual(DEFAULT_PROFILE);
});

test('a profile is read with its units', () => {
  expect(releaseProfileOf(withProfile('budget: 5min, repeats: 3, nightly-max-age: 36h'))).toEqual({
    budget: 300e9,
    repeats: 3,
    'nightly-max-age': 36 * 3_600_000,
    limits: {},
  });
});

test('a release is judged by the stricter keys, and by the base where the profile says nothing', () => {
  const policy = withProfile(
    'limits: { m: { latency-p95: { max-increase: 5% }, model-size: { max: 1MiB } } }',
  );
  expect(applyReleaseProfile(policy).models[0]?.limits).toEqual({
    'latency-p95': { 'max-increase': { kind: 'relative', value: 0.05 }, floor: 1e6, max: 20e6 },
    'task-score': { 'max-drop': { kind: 'points', value: 0.01 }, decide: 'confident' },
    'model-size': { max: 2 ** 20 },
  });
  expect(policy.models[0]?.limits['latency-p95']?.['max-increase']).toEqual({ kind: 'relative', value: 0.1 });
});

describe('a model whose id is a key of the policy', () => {
  const ids = [
    'drift',
    'limits',
    'slices',
    'task',
    'baseline',
    'models',
    'datasets',
    'dataset',
    'constructor',
  ];
  const labelled = (id: string, limits: string) =>
    BASE.replace('id: m', `id: ${id}`)
      .replace('kind: classification', 'kind: classification, label: baseline')
      .concat(`profiles: { release: { limits: { ${id}: { ${limits} } } } }\n`);

  test.each(ids)('%s has a release profile on answers that the baseline labels', (id) => {
    const policy = parsePolicy(labelled(id, 'task-score: { max-drop: 0.5pp }'), 'p.yml');
    expect(applyReleaseProfile(policy).models[0]?.limits['task-score']).toEqual({
      'max-drop': { kind: 'points', value: 0.005 },
      decide: 'confident',
    });
  });

  test.each(ids)('%s has the errors of its limits at their place', (id) => {
    const written = labelled(id, 'review-rate: { max: 5% }, latency-p95: { max: 30ms }, bogus: 1');
    expect(() => parsePolicy(written, 'p.yml')).toThrow(
      `profiles.release.limits.${id}.bogus: expected one of latency-p95`,
    );
    expect(() => parsePolicy(written.replace(', bogus: 1', ''), 'p.yml')).toThrow(
      new RegExp(
        `release\\.limits\\.${id}\\.latency-p95\\.max: expected a value .* \\(line 10.*\n.*release\\.limits\\.${id}\\.review-rate: expected "review: `,
      ),
    );
  });

  test('0 has them at its own limits, not at the first', () => {
    const written = labelled('m', 'task-score: { max-drop: 0.5pp }')
      .replace('  - id: m', '  - id: "0"')
      .replace('{ m: {', '{ other: { task-score: { min: 0 } }, 0: { review-rate: { max: 5% },');
    expect(() => parsePolicy(written, 'p.yml')).toThrow(/limits\.0\.review-rate: .* \(line 10, column 87\)/);
  });
});

describe('a profile that is not stricter is an error', () => {
  test.each([
    {
      limit: 'latency-p95: { max-increase: 10.1% }',
      says: 'latency-p95.max-increase: expected a value in the same unit and at least as strict as under "models" (10%), got 10.1%',
    },
    {
      limit: 'latency-p95: { max-increase: 0.1ms }',
      says: 'at least as strict as under "models" (10%), got 0.1ms',
    },
    {
      limit: 'latency-p95: { max-increase: 5%, floor: 2ms }',
      says: 'latency-p95.floor: expected a value in the same unit and at least as strict as under "models" (1ms)',
    },
    {
      limit: 'latency-p95: { max: 21ms }',
      says: 'latency-p95.max: expected a value in the same unit and at least as strict as under "models" (20ms)',
    },
    {
      limit: 'task-score: { max-drop: 1pp, decide: point }',
      says: 'task-score.decide: expected a value in the same unit and at least as strict as under "models" (confident)',
    },
  ])('$limit', ({ limit, says }) => {
    const mistake = mistakeOf(`limits: { m: { ${limit} } }`);
    expect(mistake).toContain('profiles.release.limits.m.');
    expect(mistake).toContain(says);
    expect(mistake).toMatch(/line 10, column \d+/);
  });

  test.each([
    { title: 'equal', limit: 'latency-p95: { max-increase: 10.0 %, floor: 1000us }' },
    { title: 'an additional bound', limit: 'task-score: { max-drop: 1pp, min: 0.9 }' },
    { title: 'another metric', limit: 'memory-ram-peak: { max-increase: 5% }' },
  ])('but $title is not', ({ limit }) => {
    expect(mistakeOf(`limits: { m: { ${limit} } }`)).toBe('none');
  });
});

test.each([
  {
    title: 'an unknown model',
    profile: 'limits: { n: { model-size: { max: 1MiB } } }',
    says: 'limits.n: expected a model id (m), got "n"',
  },
  {
    title: 'an unknown metric',
    profile: 'limits: { m: { latency-p96: { max: 1ms } } }',
    says: 'expected "latency-p95", got the unknown key "latency-p96"',
  },
  {
    title: 'a limit that can never be judged',
    profile: 'limits: { m: { review-rate: { max: 5% } } }',
    says: 'limits.m.review-rate: expected "review',
  },
  {
    title: 'a limit without prices',
    profile: 'limits: { m: { cost-per-1000: { max-increase: 5% } } }',
    says: 'limits.m.cost-per-1000: expected "prices"',
  },
  { title: 'no repeats', profile: 'repeats: 0', says: 'profiles.release.repeats' },
  { title: 'a budget of nothing', profile: 'budget: 0s', says: 'expected a duration above 0' },
  { title: 'an age without a unit', profile: 'nightly-max-age: 7', says: 'expected an age such as "7d"' },
  { title: 'an unknown key', profile: 'repeat: 3', says: 'expected "repeats"' },
])('$title in a profile is an error', ({ profile, says }) => {
  expect(mistakeOf(profile)).toContain(says);
});

describe('a changed profile', () => {
  const changes = (before: string, after: string) => {
    const read = (profile: string) => (profile === '' ? parsePolicy(BASE, 'p.yml') : withProfile(profile));
    return comparePolicies(read(before), read(after));
  };
  const P95 = (limit: string) => `limits: { m: { latency-p95: { ${limit} } } }`;
  const setting = (key: string) => ({ kind: 'value', model: null, place: ['profiles', 'release', key] });
  const limit = { kind: 'limit', model: 'm', section: 'release', metric: 'latency-p95' };
  const increase = (value: number) => ({ 'max-increase': { kind: 'relative', value } });

  test.each([
    {
      from: 'repeats: 3',
      to: 'repeats: 2',
      found: [{ ...setting('repeats'), before: '3', after: '2', effect: 'loosened' }],
    },
    {
      from: '',
      to: 'repeats: 2',
      found: [{ ...setting('repeats'), before: '1', after: '2', effect: 'tightened' }],
    },
    {
      from: 'repeats: 2',
      to: '',
      found: [{ ...setting('repeats'), before: '2', after: '1', effect: 'loosened' }],
    },
    {
      from: 'budget: 5min',
      to: 'budget: 4min',
      found: [{ ...setting('budget'), before: '300s', after: '240s', effect: 'loosened' }],
    },
    {
      from: '',
      to: 'budget: 4min',
      found: [{ ...setting('budget'), before: null, after: '240s', effect: 'tightened' }],
    },
    {
      from: '',
      to: 'nightly-max-age: 8d',
      found: [{ ...setting('nightly-max-age'), before: '168h', after: '192h', effect: 'loosened' }],
    },
    {
      from: P95('max-increase: 5%'),
      to: P95('max-increase: 6%'),
      found: [
        { ...limit, key: 'max-increase', before: increase(0.05), after: increase(0.06), effect: 'loosened' },
      ],
    },
    {
      from: P95('max-increase: 5%'),
      to: '',
      found: [{ ...limit, key: null, before: increase(0.05), after: null, effect: 'loosened' }],
    },
    {
      from: '',
      to: P95('max-increase: 5%'),
      found: [{ ...limit, key: null, before: null, after: increase(0.05), effect: 'tightened' }],
    },
    { from: 'repeats: 1', to: '', found: [] },
  ])('$from → $to', ({ from, to, found }) => {
    expect(changes(from, to)).toEqual(found);
  });
});
