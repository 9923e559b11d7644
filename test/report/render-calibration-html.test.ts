import { describe, expect, test } from 'vitest';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { calibrationPage } from '../support/pages.ts';
import { chartsOf, parsePage } from '../support/parse-page.ts';

describe('renderCalibrationHtml', () => {
  test('has the table, and a chart per metric with a limit', () => {
    const html = calibrationPage('fashion');
    const tags = parsePage(html);
    expect(chartsOf(tags)).toEqual(['noise']);
    expect(tags.filter(({ tag }) => tag === 'table')).toHaveLength(1);
    const [image] = tags.filter(({ tag }) => tag === 'svg');
    expect(image?.attributes.get('aria-label')).toBe(
      'P95 latency: the same model twice. 3 runs: intervals reach at most ±12.0%; 2 met the limit.',
    );
    expect(html).toContain('Warning: the limit on latency-p95 is too narrow for this machine');
  });

  test('hostile names are text and nothing else', () => {
    const tagsOf = (ids: readonly string[]) => parsePage(calibrationPage(...ids)).map(({ tag }) => tag);
    expect(tagsOf(HOSTILE_NAMES)).toEqual(tagsOf(HOSTILE_NAMES.map(() => 'x')));
  });
});
