import { expect, test } from 'vitest';
import { analyzeHistory } from '../../../src/trend/analyze-history.ts';
import { renderTrend } from '../../../src/trend/words/render-trend.ts';
import { renderTrendTerminal } from '../../../src/trend/words/render-trend-terminal.ts';
import { newModelFrom, nights } from '../../support/fixtures/history-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { nodesOfType, parseReport } from '../../support/parse-report.ts';

const figures = (night: number, factor: number) => ({
  'latency-p95': 4.1e6 * factor * (1 + 0.01 * Math.sin(night * 12.9898)),
  'task-score': 0.91,
  'memory-ram-peak': 96 * 2 ** 20 * (1 + 0.004 * Math.sin(night * 78.233)),
});
const quarter = [
  ...nights({
    nights: 40,
    isMissing: (night) => night === 17,
    given: (night) => ({ ...newModelFrom(36)(night), figures: figures(night, night >= 36 ? 1.2 : 1) }),
  }),
  ...nights({
    nights: 40,
    given: (night) => ({
      modelId: 'fraud',
      figures: figures(night + 1000, 1),
      ...(night >= 30 && { environment: 'f'.repeat(64) }),
    }),
  }),
];

test('renders golden/trend.txt', async () => {
  const text = renderTrendTerminal(analyzeHistory(quarter), { place: 'history.jsonl', color: false });
  await expect(text).toMatchFileSnapshot('golden/trend.txt');
});

test('renders golden/trend.md', async () => {
  await expect(renderTrend(analyzeHistory(quarter))).toMatchFileSnapshot('golden/trend.md');
});

test('an empty history is said to be empty', () => {
  const empty = analyzeHistory([]);
  expect(renderTrendTerminal(empty, { place: 'h', color: false })).toBe('h: no nights recorded yet.\n');
  expect(renderTrend(empty)).toBe('### Trend: no nights recorded yet\n');
});

test('fits into a job summary and is inert, whatever the models are called', () => {
  const hostile = HOSTILE_NAMES.flatMap((modelId) =>
    nights({
      nights: 24,
      factor: (night) => (night >= 20 ? 2 : 1),
      given: () => ({ modelId: modelId || 'x' }),
    }),
  );
  const markdown = renderTrend(analyzeHistory(hostile));
  expect(markdown.length).toBeLessThan(60_000);
  expect(nodesOfType(parseReport(markdown), 'html')).toEqual([]);
  expect(nodesOfType(parseReport(markdown), 'link')).toEqual([]);
  const text = renderTrendTerminal(analyzeHistory(hostile), { place: 'h', color: false });
  expect(['\u001B', '\u202E', '\u200B'].filter((sign) => text.includes(sign))).toEqual([]);
});
