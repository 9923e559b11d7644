import { describe, expect, it } from 'vitest';
import { RUN_PERCENTS } from '../../../../../src/measure/arm-measurement.ts';
import type { CurvesChart, LaunchesChart } from '../../../../../src/report/html/facts/charts/chart.ts';
import { reportCharts } from '../../../../../src/report/html/facts/charts/report-charts.ts';
import type { Comparison } from '../../../../../src/verdict/comparison.ts';
import { judgeModel } from '../../../../../src/verdict/judge-model.ts';
import { comparisonOf, launchOf, policyOf } from '../../../../support/fixtures/comparison-fixture.ts';
import { model, row, TEN_PERCENT } from '../../../../support/fixtures/verdict-fixture.ts';

const chartsOf = (comparison: Comparison, rows = model().rows) =>
  reportCharts(
    model({ rows, slices: [], cost: null, time: null, placement: { baseline: [], candidate: [] } }),
    comparison,
  );

const curves = (comparison: Comparison) =>
  chartsOf(comparison).filter((chart): chart is CurvesChart => chart.kind === 'curves');

const LIMITED = policyOf({ 'latency-p95': { 'max-increase': '10%' } });

/** Inputs of 1, 2, … n µs. */
const inputs = (count: number) => Array.from({ length: count }, (_, index) => 1000 * (index + 1));
const tails = (inputsNs: readonly number[]) => ({
  inputsNs: [...inputsNs],
  of: 256,
  runsNs: RUN_PERCENTS.map((percent) => 1000 * percent),
});

describe('distributions', () => {
  it('mark nearest-rank percentiles over the inputs of all launches', () => {
    // n = 31: ceil(0.95 n) is 30, round(0.95 n) is 29.
    const comparison = comparisonOf(LIMITED, {
      baseline: null,
      candidate: {
        launches: [
          launchOf(1e6, { tails: tails(inputs(31).slice(0, 16)) }),
          launchOf(1e6, { tails: tails(inputs(31).slice(16)) }),
        ],
      },
    });
    const [ofInputs] = curves(comparison);
    expect(ofInputs).toMatchObject({ of: 'inputs', launches: 2, curves: [{ arm: 'candidate', count: 31 }] });
    expect(ofInputs?.curves[0]?.marks).toEqual([
      { percent: 50, ns: 16_000 },
      { percent: 95, ns: 30_000 },
      { percent: 99, ns: 31_000 },
    ]);
    const points = ofInputs?.curves[0]?.points ?? [];
    expect(points).toHaveLength(31);
    expect(points[0]).toEqual({ ns: 1000, share: 1 / 31 });
    expect(points.at(-1)).toEqual({ ns: 31_000, share: 1 });
  });

  it('thin out many inputs, but not the slowest', () => {
    const many = inputs(9_000);
    const comparison = comparisonOf(LIMITED, {
      baseline: null,
      candidate: { launches: [launchOf(1e6, { tails: tails(many) })] },
    });
    const points = curves(comparison)[0]?.curves[0]?.points ?? [];
    expect(points.length).toBeLessThan(400);
    expect(points.slice(-60).map(({ ns }) => ns)).toEqual(many.slice(-60));
    expect(
      points.every(
        ({ ns, share }, index) =>
          index === 0 || (share > (points[index - 1]?.share ?? 1) && ns > (points[index - 1]?.ns ?? 0)),
      ),
    ).toBe(true);
    for (const { ns, share } of points) expect(share).toBeCloseTo(ns / 9_000_000, 10);
  });

  it('take the mean over launches of each percentile over runs', () => {
    const launch = (factor: number) =>
      launchOf(1e6, {
        p50Ns: 900 * factor,
        tails: { ...tails([1]), runsNs: RUN_PERCENTS.map((percent) => 1000 * percent * factor) },
      });
    const comparison = comparisonOf(LIMITED, {
      baseline: { launches: [launch(1), launch(1)] },
      candidate: { launches: [launch(1), launch(4)] },
    });
    const ofRuns = curves(comparison).find(({ of }) => of === 'runs');
    expect(ofRuns?.curves.map(({ arm, count }) => ({ arm, count }))).toEqual([
      { arm: 'baseline', count: 800 },
      { arm: 'candidate', count: 800 },
    ]);
    expect(ofRuns?.curves[1]?.marks.map(({ ns }) => Math.round(ns))).toEqual([1800, 190_000, 198_000]);
  });

  it('are missing where requests queue', () => {
    const comparison = comparisonOf(LIMITED, {
      baseline: null,
      candidate: { launches: [launchOf(1e6, { tails: null })] },
    });
    expect(curves(comparison)).toEqual([]);
  });

  it('show only the candidate if both arms are the same model', () => {
    const arm = { launches: [launchOf(1e6)] };
    const comparison = { ...comparisonOf(LIMITED, { baseline: arm, candidate: arm }), isSameModel: true };
    expect(curves(comparison).flatMap((chart) => chart.curves.map(({ arm: name }) => name))).toEqual([
      'candidate',
      'candidate',
    ]);
  });

  it('of served models are those of the first token and of each further one', () => {
    const served = {
      ...{ ttftNs: [3e6, 1e6, 2e6], tpotNs: [null, 5e5, 6e5], latencyNs: [4e6, 4e6, 4e6] },
      ...{ outputTokens: [1, 5, 5], failures: {}, wallNs: 1e9 },
    };
    const comparison = comparisonOf(LIMITED, {
      baseline: null,
      candidate: { launches: [launchOf(1e6, { tails: null, served })] },
    });
    expect(
      curves(comparison).map(({ of, curves: [curve] }) => [of, curve?.count, curve?.marks[0]?.ns]),
    ).toEqual([
      ['ttft', 3, 2e6],
      ['tpot', 2, 5e5],
    ]);
  });
});

describe('launches', () => {
  const launchesOf = (comparison: Comparison, rows?: Parameters<typeof chartsOf>[1]) =>
    chartsOf(comparison, rows).filter((chart): chart is LaunchesChart => chart.kind === 'launches');
  const [baseline, candidate] = [1e6, 2e6].map((ns) => ({
    launches: Array.from({ length: 5 }, () => launchOf(ns)),
  }));
  const judged = (policy: ReturnType<typeof policyOf>) => {
    const comparison = comparisonOf(policy, { baseline: baseline ?? null, candidate: candidate ?? {} });
    return launchesOf(comparison, judgeModel(comparison).rows);
  };

  it.each([
    { title: 'a relative limit', limit: { 'max-increase': '10%' }, bound: 0.1 },
    { title: 'a floor that is larger', limit: { 'max-increase': '10%', floor: '0.3ms' }, bound: 0.3 },
    { title: 'a floor that is smaller', limit: { 'max-increase': '10%', floor: '0.05ms' }, bound: 0.1 },
    { title: 'an absolute limit', limit: { 'max-increase': '0.25ms' }, bound: 0.25 },
  ])('show the change of each pair against $title', ({ limit, bound }) => {
    const [chart] = judged(policyOf({ 'latency-p95': limit }));
    expect(chart).toMatchObject({ metric: 'latency-p95', of: 'change' });
    expect(chart?.series).toEqual([{ arm: 'candidate', values: [1, 1, 1, 1, 1] }]);
    expect(chart?.bounds).toHaveLength(1);
    expect(chart?.bounds[0]).toMatchObject({ side: 'at-most' });
    expect(chart?.bounds[0]?.value).toBeCloseTo(bound, 9);
    expect(chart?.interval).toMatchObject({ low: expect.closeTo(1, 9), high: expect.closeTo(1, 9) });
  });

  it('show the values of both arms against a maximum', () => {
    const [chart] = judged(policyOf({ 'latency-p95': { max: '3ms' } }));
    expect(chart).toMatchObject({ of: 'value', bounds: [{ side: 'at-most', value: 3e6 }] });
    expect(chart?.series.map(({ arm, values }) => [arm, values[0]])).toEqual([
      ['baseline', 1e6],
      ['candidate', 2e6],
    ]);
  });

  it('show the processes of a pass of its own, and what the change allows', () => {
    const comparison = comparisonOf(policyOf({ 'memory-ram-peak': { 'max-increase': '10%' } }), {
      baseline: { ramPeakBytes: [100, 100, 100] },
      candidate: { ramPeakBytes: [150, 150, 150] },
    });
    const rows = [
      row('memory-ram-peak', { state: 'fail', baseline: 100, candidate: 150, limit: TEN_PERCENT }),
    ];
    expect(launchesOf(comparison, rows)).toMatchObject([
      { metric: 'memory-ram-peak', of: 'value', bounds: [{ value: expect.closeTo(110, 9) }] },
    ]);
  });

  it('are missing for metrics without a limit, and for those that repeat exactly', () => {
    const comparison = comparisonOf(LIMITED, { baseline: baseline ?? null, candidate: candidate ?? {} });
    const rows = [
      row('latency-p99', { baseline: 1, candidate: 1 }),
      row('model-size', { state: 'pass', baseline: 1, candidate: 1, limit: TEN_PERCENT }),
    ];
    expect(launchesOf(comparison, rows)).toEqual([]);
  });
});

it('without measurements, only what the verdict itself has is drawn', () => {
  expect(reportCharts(model(), undefined).map(({ kind }) => kind)).toEqual(
    expect.not.arrayContaining(['curves', 'launches']),
  );
});
