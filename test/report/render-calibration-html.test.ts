import { describe, expect, test } from 'vitest';
import { renderCalibrationHtml } from '../../src/report/render-calibration-html.ts';
import { summarizeNoise } from '../../src/verdict/summarize-noise.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import { model, row, TEN_PERCENT } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { chartsOf, parsePage } from '../support/parse-page.ts';

/** Runs of a model with itself; the last is undecided. */
const runsOf = (id: string): ModelVerdict[] =>
  [0.02, 0.04, 0.12].map((reach) => ({
    ...model(),
    id,
    rows: [
      row('latency-p95', {
        baseline: 1e6,
        candidate: 1.001e6,
        limit: TEN_PERCENT,
        state: reach > 0.1 ? 'inconclusive' : 'pass',
        interval: { low: -reach, high: reach, confidence: 0.99 },
      }),
      row('load-time', {
        baseline: 1e7,
        candidate: 1e7,
        interval: { low: -0.2, high: 0.2, confidence: 0.99 },
      }),
    ],
  }));

const page = (...ids: readonly string[]): string =>
  renderCalibrationHtml(
    ids.map((id) => ({ id, runs: runsOf(id), noise: summarizeNoise(runsOf(id)) })),
    '20s',
  );

describe('renderCalibrationHtml', () => {
  test('has the table, and a chart per metric with a limit', () => {
    const html = page('fashion');
    const tags = parsePage(html);
    expect(chartsOf(tags)).toEqual(['noise']);
    expect(tags.filter(({ tag }) => tag === 'table')).toHaveLength(1);
    const [image] = tags.filter(({ tag }) => tag === 'svg');
    expect(image?.attributes.get('aria-label')).toBe(
      'P95 latency: the same model twice. 3 runs: intervals reach at most ±12.0%; 2 kept the limit.',
    );
    expect(html).toContain('Warning: the limit on latency-p95 is too narrow for this machine');
  });

  test('hostile names are text and nothing else', () => {
    const tagsOf = (ids: readonly string[]) => parsePage(page(...ids)).map(({ tag }) => tag);
    expect(tagsOf(HOSTILE_NAMES)).toEqual(tagsOf(HOSTILE_NAMES.map(() => 'x')));
  });
});
