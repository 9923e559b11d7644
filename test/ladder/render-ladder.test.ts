import { expect, test } from 'vitest';
import { renderLadder } from '../../src/ladder/render-ladder.ts';
import { renderLadderTerminal } from '../../src/ladder/render-ladder-terminal.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { nodesOfType, parseReport } from '../support/parse-report.ts';
import { everyKind } from './ladder-fixture.ts';

test('renders golden/ladder.md', async () => {
  await expect(renderLadder([everyKind()])).toMatchFileSnapshot('golden/ladder.md');
});

test('renders golden/ladder.txt', async () => {
  await expect(renderLadderTerminal(everyKind())).toMatchFileSnapshot('golden/ladder.txt');
});

test.each(HOSTILE_NAMES)('keeps the table whole whatever a rung is called: %j', (hostile) => {
  const report = renderLadder([everyKind({ name: hostile, failure: hostile })]);
  const cells = nodesOfType(parseReport(report), 'tableRow').map(({ children }) => children?.length);
  expect(cells).toEqual(Array(8).fill(11));
  const text = renderLadderTerminal(everyKind({ name: hostile, failure: hostile }));
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
});

test('paints a rung by its verdict', () => {
  const painted = renderLadderTerminal(everyKind(), { color: true }).split('\n');
  const colorOf = (name: string) => painted.find((line) => line.includes(`  ${name}`))?.slice(0, 5);
  expect([colorOf('static int8 '), colorOf('int4'), colorOf('batch 8')]).toEqual([
    '\u001B[32m',
    '\u001B[31m',
    '\u001B[33m',
  ]);
});
