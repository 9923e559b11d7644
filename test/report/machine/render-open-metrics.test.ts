import { describe, expect, test } from 'vitest';
import { renderOpenMetrics } from '../../../src/report/machine/render-open-metrics.ts';
import { verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { hostileVerdict, NEW_MODEL, SLOWER, UNDECIDED } from '../../support/machine-verdicts.ts';
import { parseOpenMetrics } from '../../support/parse-open-metrics.ts';

describe('renderOpenMetrics', () => {
  const samples = parseOpenMetrics(renderOpenMetrics(verdict([SLOWER, UNDECIDED]), 1));
  const figureOf = (name: string, labels: Readonly<Record<string, string>>) =>
    samples.find((each) => each.name === name && JSON.stringify(each.labels) === JSON.stringify(labels))
      ?.value;

  test.each([
    { name: 'regression_gate_exit_code', labels: {}, value: 1 },
    { name: 'regression_gate_verdict', labels: { model: 'fashion', state: 'fail' }, value: 1 },
    { name: 'regression_gate_verdict', labels: { model: 'fashion', state: 'pass' }, value: 0 },
    {
      name: 'regression_gate_row',
      labels: { model: 'ocr', metric: 'latency-p95', state: 'inconclusive' },
      value: 1,
    },
    {
      name: 'regression_gate_latency_p95_seconds',
      labels: { model: 'fashion', arm: 'candidate' },
      value: 0.001456,
    },
    {
      name: 'regression_gate_latency_p95_seconds',
      labels: { model: 'fashion', arm: 'baseline' },
      value: 0.001,
    },
    { name: 'regression_gate_task_score', labels: { model: 'fashion', arm: 'baseline' }, value: 0.912 },
    {
      name: 'regression_gate_memory_arena_peak_bytes',
      labels: { model: 'ocr', arm: 'baseline' },
      value: 1_810_432,
    },
    {
      name: 'regression_gate_change_interval',
      labels: { model: 'fashion', metric: 'latency-p95', bound: 'high' },
      value: 0.6,
    },
  ])('$name $labels is $value', ({ name, labels, value }) => {
    expect(figureOf(name, labels)).toBeCloseTo(value, 12);
  });

  test('each model and row is in exactly one state', () => {
    const states = samples.filter(({ labels }) => labels['state'] !== undefined);
    const things = new Set(
      states.map(({ name, labels: { state: _, ...own } }) => JSON.stringify([name, own])),
    );
    expect(states.filter(({ value }) => value === 1)).toHaveLength(things.size);
  });

  test('has no sample of what was not measured', () => {
    const found = parseOpenMetrics(renderOpenMetrics(verdict([NEW_MODEL]), 0));
    const names = new Set(found.map(({ name }) => name));
    expect([...names]).toEqual([
      ...['regression_gate_exit_code', 'regression_gate_verdict', 'regression_gate_row'],
      'regression_gate_latency_p95_seconds',
    ]);
    expect(found.filter(({ labels }) => labels['arm'] === 'baseline')).toEqual([]);
  });

  test('is valid without any model', () => {
    const none = renderOpenMetrics({ version: 2, state: 'error', models: [] }, 4);
    expect(parseOpenMetrics(none)).toEqual([{ name: 'regression_gate_exit_code', labels: {}, value: 4 }]);
  });

  test('hostile names are labels and nothing else', () => {
    const found = parseOpenMetrics(renderOpenMetrics(hostileVerdict(), 1));
    const models = new Set(found.map(({ labels }) => labels['model']));
    models.delete(undefined);
    expect(models.size).toBe(HOSTILE_NAMES.length);
  });
});
