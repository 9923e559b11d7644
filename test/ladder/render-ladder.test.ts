import { expect, test } from 'vitest';
import { judgeLadder } from '../../src/ladder/judge-ladder.ts';
import { judgeRung } from '../../src/ladder/judge-rung.ts';
import type { LadderVerdict, TriedRung } from '../../src/ladder/ladder-verdict.ts';
import { renderLadder } from '../../src/ladder/render-ladder.ts';
import { renderLadderTerminal } from '../../src/ladder/render-ladder-terminal.ts';
import { ONE_POINT_LESS, passingRows, row, shownRows, withRow } from '../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../support/hostile-names.ts';
import { nodesOfType, parseReport } from '../support/parse-report.ts';
import { p95Row, triedRung } from './ladder-fixture.ts';

const rung = (given: Partial<TriedRung>) => judgeRung(triedRung(given), 0.05);
const rowsWith = (low: number, high: number) =>
  withRow([...passingRows(), ...shownRows()], p95Row(low, high));

/** One rung of each verdict and each kind of evidence. */
function everyKind(given: { id?: string; name?: string; failure?: string } = {}): LadderVerdict {
  const { id = 'fashion', name = 'static int8', failure = 'it crashed' } = given;
  const wrong = row('task-score', {
    score: { name: 'Accuracy', better: 'higher' },
    state: 'fail',
    baseline: 0.912,
    candidate: 0.885,
    limit: ONE_POINT_LESS,
  });
  return judgeLadder({
    id,
    rules: { target: { 'latency-p95': { kind: 'relative', value: 0.5 } }, 'min-gain': 0.05 },
    scoreBetter: 'higher',
    baseline: [...passingRows(), ...shownRows()].map((each) => ({ ...each, baseline: null, change: null })),
    rungs: [
      rung({ name, rows: rowsWith(-0.3, -0.2) }),
      rung({ name: 'int4', state: 'fail', rows: withRow(rowsWith(-0.5, -0.4), wrong) }),
      rung({
        name: 'float16',
        state: 'fail',
        rows: [],
        failure: { kind: 'not-measured', failure: 'crashed', message: failure, providers: [] },
      }),
      rung({
        name: 'batch 8',
        step: 'batching',
        changes: [{ kind: 'setting', head: 'traffic', name: 'batch', before: '1', after: '8' }],
        evidence: 'one-after-the-other',
        rows: rowsWith(-0.1, 0.1),
        notes: [{ kind: 'batched', batch: 8 }],
      }),
      rung({ name: 'memory-arena off', step: 'runtime', changes: [], rows: rowsWith(0.003, 0.003) }),
    ],
    together: rung({ name: `${name} + 2 threads`, step: 'together', rows: rowsWith(-0.45, -0.35) }),
    stopped: { kind: 'small-gain', step: 'runtime', minGain: 0.05, best: null },
    notTried: ['onnxruntime-node 1.29.0'],
    environment: { processor: 'a processor' },
    settings: [{ name: 'intra-op-threads', candidate: '1' }],
    budgetNs: 25e9,
    seed: 1,
  });
}

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
