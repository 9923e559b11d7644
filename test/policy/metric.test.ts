import { expect, test } from 'vitest';
import { METRIC_BY_OTHER_NAME, METRIC_NAMES } from '../../src/policy/metric.ts';

test('other names of metrics are in lower case with hyphens, and mean one metric each', () => {
  for (const [name, metric] of METRIC_BY_OTHER_NAME) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(METRIC_NAMES).toContain(metric);
    expect(METRIC_NAMES).not.toContain(name);
  }
  expect(METRIC_BY_OTHER_NAME.get('accuracy')).toBe('task-score');
  expect(METRIC_BY_OTHER_NAME.get('p95')).toBe('latency-p95');
});
