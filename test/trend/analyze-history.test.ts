import { describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../src/records/history.ts';
import { analyzeHistory } from '../../src/trend/analyze-history.ts';
import { isOpen, trendSchema } from '../../src/trend/trend.ts';
import {
  commitOf,
  FIRST_NIGHT,
  line,
  NIGHT_MS,
  newModelFrom,
  nights,
} from '../support/fixtures/history-fixture.ts';
import { normal, uniform } from '../support/otava-series.ts';

const from = (first: number, factor: number) => (night: number) => (night >= first ? factor : 1);
const between = (first: number, end: number, factor: number) => (night: number) =>
  night >= first && night < end ? factor : 1;
const only = (lines: readonly HistoryLine[]) => analyzeHistory(lines).series[0];
const stateOf = (lines: readonly HistoryLine[]) => only(lines)?.state;

describe('one series, night after night', () => {
  test('needs twelve nights', () => {
    expect(stateOf(nights({ nights: 11, factor: from(9, 2) }))).toBe('too-few');
    expect(stateOf(nights({ nights: 12 }))).toBe('ok');
  });

  test('suspects on the first night, confirms on the second, and names the commits', () => {
    const story = { factor: from(20, 1.2), given: newModelFrom(20) };
    expect(stateOf(nights({ ...story, nights: 20 }))).toBe('ok');
    expect(stateOf(nights({ ...story, nights: 21 }))).toBe('suspected');
    const series = only(nights({ ...story, nights: 22 }));
    expect(series).toMatchObject({
      state: 'regressed',
      regression: {
        nights: 2,
        commits: { from: commitOf(19), to: commitOf(20) },
        cause: 'model',
        recoveredAt: null,
      },
    });
    expect(series?.regression?.relative).toBeCloseTo(0.2, 1);
  });

  test('takes a single bad night for what it is', () => {
    const story = { factor: between(20, 21, 3) };
    for (let count = 22; count < 40; count += 1) {
      expect(stateOf(nights({ ...story, nights: count }))).not.toBe('regressed');
    }
  });

  test('stands while it stands, and is over after two good nights', () => {
    const story = { factor: between(20, 30, 1.2) };
    const states = [22, 25, 30, 31, 32].map((count) => stateOf(nights({ ...story, nights: count })));
    expect(states).toEqual(['regressed', 'regressed', 'regressed', 'regressed', 'recovered']);
  });

  test('takes a level that has held for fifty nights for the level', () => {
    const story = { factor: from(20, 1.2) };
    expect(stateOf(nights({ ...story, nights: 70 }))).toBe('regressed');
    expect(stateOf(nights({ ...story, nights: 71 }))).toBe('ok');
  });

  test('is woken by no improvement', () => {
    expect(stateOf(nights({ nights: 30, factor: from(20, 0.7) }))).toBe('ok');
  });

  test('sees a change that creeps in over a month', () => {
    const factor = (night: number) => 1 + 0.005 * Math.max(0, night - 30);
    expect(stateOf(nights({ nights: 60, factor }))).toBe('regressed');
  });

  test.each([
    { title: 'a score that falls', metric: 'task-score', before: 0.95, after: 0.94, state: 'regressed' },
    { title: 'a score that rises', metric: 'task-score', before: 0.94, after: 0.95, state: 'ok' },
    { title: 'a throughput that falls', metric: 'throughput', before: 100, after: 90, state: 'regressed' },
    {
      title: 'a latency that rises by too little to matter',
      metric: 'latency-p95',
      before: 1e6,
      after: 1.02e6,
      state: 'ok',
    },
  ])('knows which way is worse: $title', ({ metric, before, after, state }) => {
    const lines = Array.from({ length: 24 }, (_, night) =>
      line(night, { figures: { [metric]: night < 20 ? before : after } }),
    );
    expect(stateOf(lines)).toBe(state);
  });

  test('sees a score fall that crept up merge by merge, and only then', () => {
    const score = (night: number) => 0.9 + 0.001 * Math.floor(night / 2) - (night < 22 ? 0 : 0.03);
    const scores = (count: number) =>
      Array.from({ length: count }, (_, night) => line(night, { figures: { 'task-score': score(night) } }));
    const states = [21, 22, 23, 24, 27].map((count) => stateOf(scores(count)));
    expect(states).toEqual(['ok', 'ok', 'suspected', 'regressed', 'regressed']);
  });

  test('does not take the shortest new level for the only one to come from', () => {
    const score = (night: number) => 0.9 + (night < 19 ? 0 : 0.001) - (night < 22 ? 0 : 0.03);
    const lines = Array.from({ length: 24 }, (_, night) =>
      line(night, { figures: { 'task-score': score(night) } }),
    );
    expect(only(lines)).toMatchObject({
      state: 'regressed',
      regression: { commits: { from: commitOf(21) } },
    });
  });

  test('turns a score that is an error round where the policy says so', () => {
    const lines = Array.from({ length: 24 }, (_, night) =>
      line(night, { figures: { 'task-score': night < 20 ? 1 : 2 } }),
    );
    const scoreDirections = new Map([['ocr', 'lower' as const]]);
    expect(analyzeHistory(lines, { scoreDirections }).series[0]?.state).toBe('regressed');
    expect(stateOf(lines)).toBe('ok');
  });
});

describe('false alarms', () => {
  /** Series of sixty nights, each looked at every night from the twelfth on: how many of them ever raise an alarm. */
  function alarms(count: number, factor: (next: number, night: number) => number): number {
    return Array.from({ length: count }, (_, seed) => {
      const all = nights({
        nights: 60,
        seed: 1000 + seed,
        noise: 0.03,
        factor: (night) => factor(seed, night),
      });
      const isAlarmed = all.some(
        (_night, index) => index >= 12 && stateOf(all.slice(0, index)) === 'regressed',
      );
      return isAlarmed ? 1 : 0;
    }).reduce((sum: number, each) => sum + each, 0);
  }

  test('raises none in sixty series of sixty nights in which nothing happens', () => {
    expect(alarms(60, () => 1)).toBe(0);
  });

  test('raises one in at most one of sixty series of a score that is drawn anew with every night’s training', () => {
    const alarmed = Array.from({ length: 60 }, (_, seed) => {
      const next = uniform(3000 + seed);
      const all = Array.from({ length: 60 }, (_night, night) =>
        line(night, { figures: { 'task-score': 0.9 + 0.004 * normal(next) } }),
      );
      return all.some((_night, index) => index >= 12 && stateOf(all.slice(0, index)) === 'regressed');
    });
    expect(alarmed.filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  test('raises none where every weekend is faster', () => {
    expect(alarms(20, (_, night) => (night % 7 > 4 ? 0.92 : 1))).toBe(0);
  });
});

describe('what counts as a night', () => {
  test('several attempts of one run are one night, the last', () => {
    const again = line(11, {
      run: { id: '1011', attempt: '2', url: 'https://x/y' },
      figures: { 'latency-p95': 7 },
    });
    const series = only([...nights({ nights: 12 }), again]);
    expect(series?.points).toBe(12);
    expect(series?.recent.at(-1)?.value).toBe(7);
  });

  test('the same run and attempt written twice is one night', () => {
    const all = nights({ nights: 12 });
    expect(only([...all, ...all])?.points).toBe(12);
  });

  test('pushes do not count beside nights, and count where there are no others', () => {
    const pushes = nights({ nights: 12, given: () => ({ use: 'pull-request' }) });
    const own = pushes.map((each) => ({ ...each, run: { id: `9${each.run?.id}`, attempt: '1', url: '' } }));
    expect(only([...nights({ nights: 3 }), ...own])?.points).toBe(3);
    expect(only(own)?.points).toBe(12);
  });

  test('they stand in the order of their times, not of the file', () => {
    const all = nights({ nights: 22, factor: from(20, 1.2) });
    expect(stateOf(all.toReversed())).toBe('regressed');
  });
});

/** The day and the model of each missing night. */
const missingOf = (lines: readonly HistoryLine[], nowMs?: number) =>
  analyzeHistory(lines, { nowMs }).missingNights.map(({ at, modelId }) => [at.slice(0, 10), modelId]);

describe('missing nights, other machines and metrics', () => {
  test('names the nights that are missing, and the one that is due', () => {
    const lines = nights({ nights: 20, isMissing: (night) => night === 7 || night === 8 });
    const nowMs = FIRST_NIGHT + 21.6 * NIGHT_MS;
    expect(missingOf(lines, nowMs)).toEqual([
      ['2026-09-08', null],
      ['2026-09-09', null],
      ['2026-09-21', null],
      ['2026-09-22', null],
    ]);
    expect(analyzeHistory(lines, { nowMs: FIRST_NIGHT + 20.4 * NIGHT_MS }).missingNights).toHaveLength(2);
  });

  test('names the nights on which one model is missing and another is not', () => {
    const other = nights({
      nights: 20,
      given: () => ({ modelId: 'fraud' }),
      isMissing: (night) => night === 15,
    });
    expect(missingOf([...nights({ nights: 20 }), ...other])).toEqual([['2026-09-16', 'fraud']]);
  });

  test('counts a night without figures, on which the model could not be measured, as missing', () => {
    const lines = nights({
      nights: 20,
      given: (night) => (night === 12 ? { figures: {}, state: 'error' } : {}),
    });
    expect(missingOf(lines)).toEqual([['2026-09-13', null]]);
  });

  test('splits the series where the machine becomes another, and compares nothing across', () => {
    const environment = 'f'.repeat(64);
    const trend = analyzeHistory(
      nights({ nights: 30, factor: from(20, 2), given: (night) => (night < 20 ? {} : { environment }) }),
    );
    expect(trend.series.map(({ state, points }) => [state, points])).toEqual([
      ['ok', 20],
      ['too-few', 10],
    ]);
    expect(trend.series.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    const at = new Date(FIRST_NIGHT + 20 * NIGHT_MS).toISOString();
    expect(trend.splits).toEqual([
      { modelId: 'ocr', at, what: 'environment', from: 'e'.repeat(64), to: environment },
    ]);
  });

  test('says once that there is a second machine, however often they take turns', () => {
    const given = (night: number) => (night % 2 === 0 ? {} : { environment: 'f'.repeat(64) });
    const trend = analyzeHistory(nights({ nights: 30, given }));
    expect(trend.splits).toHaveLength(1);
    expect(trend.series.every(({ isCurrent, state }) => isCurrent && state === 'ok')).toBe(true);
  });

  test('names a metric that is not measured any more', () => {
    const lines = nights({
      nights: 20,
      given: (night) => ({ figures: { 'task-score': 0.9, ...(night < 18 && { 'memory-ram-peak': 1e8 }) } }),
    });
    const since = new Date(FIRST_NIGHT + 17 * NIGHT_MS).toISOString();
    expect(analyzeHistory(lines).vanished).toEqual([{ modelId: 'ocr', metric: 'memory-ram-peak', since }]);
  });
});

describe('whose doing it is', () => {
  const models = ['ocr', 'fraud', 'speech'];
  const figures = (night: number, slow: boolean) => {
    const factor = (slow ? 1.25 : 1) * (1 + 0.002 * (night % 3));
    return { 'latency-p95': 4e6 * factor, 'latency-p50': 3e6 * factor, 'task-score': 0.9 };
  };
  const story = (isSlow: (modelId: string) => boolean, change?: number) =>
    models.flatMap((modelId) =>
      nights({
        nights: 24,
        given: (night) => ({
          modelId,
          figures: figures(night, night >= 20 && isSlow(modelId)),
          ...(change !== undefined && newModelFrom(change)(night)),
        }),
      }),
    );

  test('calls it the machine when most metrics of several models moved in one night', () => {
    const trend = analyzeHistory(story(() => true));
    expect(trend.machineMoves).toEqual([
      expect.objectContaining({ models, moved: 6, of: 6, direction: 'worse' }),
    ]);
    expect(trend.series.filter(({ state }) => state === 'regressed')).toHaveLength(6);
    expect(trend.series.filter(isOpen)).toEqual([]);
  });

  test('calls it the model when only one of them moved', () => {
    const trend = analyzeHistory(story((modelId) => modelId === 'fraud'));
    expect(trend.machineMoves).toEqual([]);
    expect(trend.series.filter(isOpen).map(({ modelId }) => modelId)).toEqual(['fraud', 'fraud']);
  });

  test('does not call it the machine when the models themselves became others that night', () => {
    const trend = analyzeHistory(story(() => true, 20));
    expect(trend.machineMoves).toEqual([]);
    expect(trend.series.filter(isOpen)).toHaveLength(6);
  });

  /** One model stays the same and the others are merged into every day; `more` is what one of them gets slower besides. */
  const daily = (count: number, isSlow: (night: number) => boolean, more = 1) =>
    models.flatMap((modelId, index) =>
      nights({
        nights: count,
        given: (night) => ({
          modelId,
          figures: Object.fromEntries(
            Object.entries(figures(night, isSlow(night))).map(([metric, value]) => [
              metric,
              modelId === 'fraud' && night >= 20 && metric !== 'task-score' ? value * more : value,
            ]),
          ),
          ...(index > 0 && { model: night.toString(16).padStart(64, '0') }),
        }),
      }),
    );

  test('calls it the machine where one model is the same and the others are merged into every day', () => {
    const trend = analyzeHistory(daily(24, (night) => night >= 20));
    expect(trend.machineMoves).toMatchObject([{ models, direction: 'worse' }]);
    expect(trend.series.filter(({ state }) => state === 'regressed')).toHaveLength(6);
    expect(trend.series.filter(isOpen)).toEqual([]);
  });

  test('calls it the machine also on the first night that is back', () => {
    for (const count of [22, 23, 24, 25]) {
      const trend = analyzeHistory(daily(count, (night) => night >= 20 && night < 23));
      expect(trend.series.filter(isOpen)).toEqual([]);
    }
  });

  test('blames a model with new files that got slower than the machine', () => {
    const trend = analyzeHistory(daily(24, (night) => night >= 20, 1.3));
    expect(trend.machineMoves[0]?.factor).toBeCloseTo(1.25, 2);
    expect(trend.series.filter(isOpen).map(({ modelId }) => modelId)).toEqual(['fraud', 'fraud']);
  });

  test('says so where the files of the model are the same on both sides', () => {
    expect(only(nights({ nights: 24, factor: from(20, 1.2) }))?.regression?.cause).toBe('same-model');
  });
});

test('an empty history is no error and no regression', () => {
  expect(analyzeHistory([])).toMatchObject({ span: null, series: [] });
});

test('what it gives fits its own schema', () => {
  const trend = analyzeHistory(
    nights({ nights: 40, factor: from(30, 1.3), isMissing: (night) => night === 9 }),
  );
  expect(trendSchema.parse(JSON.parse(JSON.stringify(trend)))).toEqual(trend);
});
