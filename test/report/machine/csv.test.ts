import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { renderLaunchesCsv } from '../../../src/report/machine/render-launches-csv.ts';
import { renderRowsCsv } from '../../../src/report/machine/render-rows-csv.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostileVerdict, NEW_MODEL, SLOWER } from '../../support/machine-verdicts.ts';

const read = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

describe('renderRowsCsv', () => {
  test('has a line per row, unrounded', () => {
    const [first, ...others] = read(renderRowsCsv(verdict([SLOWER])));
    expect(first).toMatchObject({
      model: 'fashion',
      against: 'baseline',
      metric: 'latency-p95',
      state: 'fail',
      unit: 'ns',
      baseline: '1000000',
      candidate: '1456000',
      change: String(1.456e6 / 1e6 - 1),
      change_kind: 'relative',
      interval_low: '0.13',
      interval_high: '0.6',
      // A text, not a formula.
      limit: "'+10%",
    });
    expect(others).toHaveLength(5);
  });

  test('leaves empty what was not measured', () => {
    const [first] = read(renderRowsCsv(verdict([NEW_MODEL])));
    expect(first).toMatchObject({ baseline: '', change: '', interval_low: '', candidate: '1000000' });
  });

  test('hostile names stay in their cells, and none is a formula', () => {
    const lines = read(renderRowsCsv(hostileVerdict()));
    expect(lines).toHaveLength(6 * HOSTILE_NAMES.length);
    for (const { title = '', model = '' } of lines) expect(title + model).not.toMatch(/^[=+@-]/);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('%s is written as a text', (name) => {
    const [first] = read(renderRowsCsv(verdict([{ ...SLOWER, id: name }])));
    expect(first?.['model']).toBe(`'${name}`);
  });
});

describe('renderLaunchesCsv', () => {
  const arms = {
    baseline: { launches: [launchOf(2000)] },
    candidate: { launches: [launchOf(1000), launchOf(3000)] },
  };

  test('has a line per launch of each arm', () => {
    const lines = read(
      renderLaunchesCsv(
        new Map([['fashion', comparisonOf(policyOf({ 'latency-p95': { 'max-increase': '10%' } }), arms)]]),
      ),
    );
    expect(lines.map(({ arm, launch, p95_ns, net_p95_ns }) => [arm, launch, p95_ns, net_p95_ns])).toEqual([
      ['baseline', '1', '2000', '2000'],
      ['candidate', '1', '1000', '1000'],
      ['candidate', '2', '3000', '3000'],
    ]);
  });

  test('has the launches of two equal models once', () => {
    const comparison = {
      ...comparisonOf(policyOf({ 'latency-p95': { 'max-increase': '10%' } }), arms),
      isSameModel: true,
    };
    expect(read(renderLaunchesCsv(new Map([['fashion', comparison]])))).toHaveLength(2);
  });

  test('has only a header if nothing was measured here', () => {
    expect(renderLaunchesCsv(new Map())).toMatch(/^model,arm,launch,[^\n]*\r\n$/);
  });
});
