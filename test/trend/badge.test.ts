import { describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../src/records/history.ts';
import { analyzeHistory } from '../../src/trend/analyze-history.ts';
import { judgeBadge } from '../../src/trend/badge.ts';
import { renderBadgeJson, renderBadgeSvg } from '../../src/trend/html/render-badge.ts';
import { line, newModelFrom, nights } from '../support/fixtures/history-fixture.ts';
import { parseXml } from '../support/parse-xml.ts';

const badgeOf = (lines: readonly HistoryLine[], ...models: readonly string[]) =>
  judgeBadge(lines, analyzeHistory(lines), models.length === 0 ? undefined : new Set(models));

const passing = (night: number, given: Partial<HistoryLine> = {}) => line(night, { state: 'pass', ...given });

describe('a badge', () => {
  test.each<{ title: string; lines: readonly HistoryLine[]; message: string; color: string }>([
    { title: 'no runs', lines: [], message: 'no runs', color: 'lightgrey' },
    {
      title: 'a run that passed',
      lines: [passing(0)],
      message: 'passing on 2026-09-01',
      color: 'brightgreen',
    },
    {
      title: 'a waiver',
      lines: [passing(0, { state: 'waived' })],
      message: 'passing on 2026-09-01',
      color: 'brightgreen',
    },
    {
      title: 'a failure since',
      lines: [passing(0), passing(1, { state: 'fail' })],
      message: 'blocked',
      color: 'red',
    },
    {
      title: 'a failure that was fixed',
      lines: [passing(0, { state: 'fail' }), passing(1)],
      message: 'passing on 2026-09-02',
      color: 'brightgreen',
    },
    {
      title: 'a model that has not run for a month, by its own day',
      lines: [passing(0, { modelId: 'a' }), passing(30)],
      message: 'passing on 2026-09-01',
      color: 'brightgreen',
    },
    {
      title: 'a crash since, which left no figures',
      lines: [passing(0), passing(1, { state: 'fail', figures: {} })],
      message: 'blocked',
      color: 'red',
    },
    {
      title: 'a run that failed on the first of two machines',
      lines: [passing(0, { state: 'fail' }), passing(0, { environment: 'f'.repeat(64) })],
      message: 'blocked',
      color: 'red',
    },
    {
      title: 'another model that failed',
      lines: [passing(0, { modelId: 'a', state: 'error' }), passing(1)],
      message: 'blocked',
      color: 'red',
    },
    {
      title: 'an unknown state',
      lines: [passing(0, { state: 'splendid' })],
      message: 'undecided',
      color: 'yellow',
    },
    { title: 'no state', lines: [line(0)], message: 'undecided', color: 'yellow' },
    {
      title: 'an open regression, whatever the state',
      lines: nights({
        nights: 40,
        factor: (night) => (night < 30 ? 1 : 1.3),
        given: (night) => ({ ...newModelFrom(30)(night), state: 'pass' }),
      }),
      message: '1 regression',
      color: 'red',
    },
  ])('says of $title: $message', ({ lines, message, color }) => {
    const fact = badgeOf(lines);
    expect(JSON.parse(renderBadgeJson(fact))).toEqual({ schemaVersion: 1, label: 'models', message, color });
    expect(parseXml(renderBadgeSvg(fact).trim()).attributes['aria-label']).toBe(`models: ${message}`);
  });

  test.each([
    {
      title: 'that it no longer has',
      lines: [passing(0, { modelId: 'a', state: 'fail' }), passing(1)],
      kind: 'passing',
    },
    { title: 'that has no run', lines: [passing(0, { modelId: 'a' })], kind: 'no-runs' },
  ])('leaves out or misses a model of the policy $title', ({ lines, kind }) => {
    expect(badgeOf(lines, 'ocr').kind).toBe(kind);
  });

  test('is undecided while a model of the policy has no run', () => {
    expect(badgeOf([passing(0)], 'ocr', 'new')).toEqual({ kind: 'undecided' });
    // A second machine is not a second model.
    const elsewhere = passing(0, { environment: 'f'.repeat(64) });
    expect(badgeOf([passing(0), elsewhere], 'ocr', 'new')).toEqual({ kind: 'undecided' });
  });

  test('shows no regression of a model that the policy no longer has', () => {
    const slower = nights({
      nights: 40,
      factor: (night) => (night < 30 ? 1 : 1.3),
      given: (night) => ({ ...newModelFrom(30)(night), modelId: 'a', state: 'pass' }),
    });
    expect(badgeOf([...slower, passing(40)], 'ocr').kind).toBe('passing');
    expect(badgeOf([...slower, passing(40)], 'a', 'ocr').kind).toBe('regressions');
  });
});
