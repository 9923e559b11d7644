import { METRIC_NAMES } from '../../src/policy/metric.ts';
import type { HistoryLine } from '../../src/records/history.ts';
import { analyzeHistory } from '../../src/trend/analyze-history.ts';
import { renderHistory } from '../../src/trend/html/render-history.ts';
import { line, newModelFrom, nights } from './fixtures/history-fixture.ts';

/** Forty nights of a model that got slower on night 20, on a machine that was replaced on night 30, and a release. */
export const TOLD: readonly HistoryLine[] = [
  ...nights({
    nights: 40,
    factor: (night) => (night < 20 ? 1 : 1.3),
    given: (night) => ({
      ...newModelFrom(20)(night),
      state: night === 25 ? 'waived' : night === 20 ? 'fail' : 'pass',
      ...(night >= 30 && { environment: 'f'.repeat(64) }),
    }),
  }),
  line(41, {
    use: 'release',
    environment: 'f'.repeat(64),
    state: 'pass',
    figures: { 'latency-p95': 5.2e6, 'model-size': 1e6 },
  }),
];

/** Five hundred nights of twenty metrics: ten thousand points. */
export const LONG: readonly HistoryLine[] = nights({
  nights: 500,
  given: (night) => ({
    state: 'pass',
    figures: Object.fromEntries(
      METRIC_NAMES.slice(0, 20).map((metric, index) => [metric, 1e6 + ((night * 7919 + index) % 997) * 1e3]),
    ),
  }),
});

/** The page of a history. */
export const historyPage = (lines: readonly HistoryLine[]): string =>
  renderHistory(lines, analyzeHistory(lines));
