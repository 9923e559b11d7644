import { describe, expect, it } from 'vitest';
import { chartFront, renderLadderHtml } from '../../src/ladder/render-ladder-html.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { chartsOf, parsePage } from '../support/parse-page.ts';
import { everyKind } from './ladder-fixture.ts';

describe('renderLadderHtml', () => {
  it('has the report’s next step and table, and the front', () => {
    const html = renderLadderHtml([everyKind(), everyKind({ id: 'shoes' })]);
    expect(chartsOf(parsePage(html))).toEqual(['front', 'front']);
    expect(html.match(/<strong>Next<\/strong>/g)).toHaveLength(2);
    for (const name of ['fashion', 'shoes', 'float16', 'batch 8']) expect(html).toContain(name);
    expect(renderLadderHtml([everyKind(), everyKind({ id: 'shoes' })])).toBe(html);
  });

  it('shows every rung with both figures, and which are on the front', () => {
    const verdict = everyKind();
    const [chart] = chartFront(verdict);
    const isFront = (name: string) => verdict.front.includes(name);
    expect(chart?.points.map(({ name, isFront: is }) => [name, is])).toEqual(
      ['baseline', 'static int8', 'int4', 'batch 8', 'memory-arena off', 'static int8 + 2 threads'].map(
        (name) => [name, isFront(name)],
      ),
    );
    expect(chart?.points[0]).toMatchObject({ change: 0, score: 0.9105 });
    expect(chart?.points[2]).toMatchObject({ score: 0.885 });
  });

  it('has no chart without a score, or without a rung that was measured', () => {
    const verdict = everyKind();
    const baseline = verdict.baseline.filter(({ metric }) => metric !== 'task-score');
    expect(chartFront({ ...verdict, baseline })).toEqual([]);
    expect(chartFront({ ...verdict, rungs: [], together: null })).toEqual([]);
  });

  it.each(HOSTILE_NAMES.slice(0, 60))('makes %j inert', (name) => {
    const tags = parsePage(renderLadderHtml([everyKind({ id: name, name, failure: name })]));
    expect(tags.filter(({ tag }) => tag === 'h1')).toHaveLength(1);
  });
});
