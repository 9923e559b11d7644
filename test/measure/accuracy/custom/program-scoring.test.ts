import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleStandardDeviation } from 'simple-statistics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArmName, Workspace } from '../../../../src/engine/onnxruntime/arm.ts';
import { ProgramScoring } from '../../../../src/measure/accuracy/custom/program-scoring.ts';
import type { CustomTask } from '../../../../src/policy/task/custom-task.ts';
import { drawResamples } from '../../../../src/stats/draw-resamples.ts';
import { normalQuantile } from '../../../../src/stats/normal.ts';
import { compareScores, scoreInterval } from '../../../../src/task/compare-scores.ts';
import { computeScore } from '../../../../src/task/compute-score.ts';
import { computeSlices } from '../../../../src/task/compute-slices.ts';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import { openFilesIn } from '../../../support/open-files.ts';
import { taskOf } from '../../../support/scoring.ts';

const ITEMS = 40;
const TAILS = { low: 0.05, high: 0.05 };

/** Scores items by their number, and sets by its largest. */
const PROGRAM = `
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\\n').map(JSON.parse);
const items = lines.filter((line) => !('resample' in line));
if (process.argv[2] === 'item') for (const { outputs } of items) console.log(outputs.y);
else {
  const largest = (some) => console.log(Math.max(...some.map(({ outputs }) => outputs.y)));
  largest(items);
  if (process.argv[2] === 'set')
    for (const line of lines) if ('resample' in line) largest(line.resample.map((position) => items[position]));
}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  writeFileSync(join(folder, 'score.js'), PROGRAM);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const customOf = (unit: 'item' | 'set', argument: string): CustomTask =>
  taskOf({ kind: 'custom', command: [process.execPath, 'score.js', argument], unit }) as CustomTask;

const workspaceOf = ({ command }: CustomTask): Workspace =>
  ({
    directory: folder,
    scorer: {
      command,
      cwd: folder,
      deadlineMs: 60_000,
      memoryLimitBytes: 2 ** 40,
      scratch: join(folder, 'home'),
    },
  }) as unknown as Workspace;

/** Value of an item, different for the arms; the largest is not always in a resample. */
const numberOf = (index: number, arm: ArmName): number =>
  ((index * 7) % ITEMS) ** 2 - (arm === 'candidate' ? index : 0);

async function score(
  task: CustomTask,
  arm: ArmName,
  broken = -1,
): Promise<{ table: OutcomeTable; scoring: ProgramScoring }> {
  const table = new OutcomeTable();
  const scoring = new ProgramScoring(
    { workspace: workspaceOf(task), arm, task, place: 'models.m.task' },
    table,
  );
  for (let index = 0; index < ITEMS; index += 1) scoring.add(answerOf(index, arm, index === broken));
  await scoring.finish();
  return { table, scoring };
}

const answerOf = (index: number, arm: ArmName, isBroken = false) => ({
  answer: isBroken
    ? undefined
    : { line: JSON.stringify({ outputs: { y: numberOf(index, arm) } }), mean: numberOf(index, arm) },
  item: { slice: { half: index % 2 === 0 ? 'even' : 'odd' }, place: `item ${index}` },
});

const all = (arm: ArmName): number[] => Array.from({ length: ITEMS }, (_, index) => numberOf(index, arm));

test('the mean of what a program says of each item is the score, also in slices', async () => {
  const task = customOf('item', 'item');
  const { table } = await score(task, 'baseline');
  const expected = all('baseline').reduce((sum, value) => sum + value, 0) / ITEMS;
  expect(computeScore(task, table)).toMatchObject({ value: expect.closeTo(expected, 9), better: 'higher' });
  expect(computeSlices(task, undefined, table)).toMatchObject([
    { value: 'even', items: 20, candidate: expect.any(Number) },
    { value: 'odd', items: 20, candidate: expect.any(Number) },
  ]);
  expect(existsSync(join(folder, 'answers')) ? readdirSync(join(folder, 'answers')) : []).toEqual([]);
});

test('items that are answered again are scored again', async () => {
  const { table, scoring } = await score(customOf('item', 'item'), 'baseline');
  expect(await scoring.again([answerOf(3, 'baseline'), answerOf(4, 'candidate')])).toMatchObject([
    { value: table.outcomeAt(3).value },
    { value: table.outcomeAt(4).value - 4 },
  ]);
});

test('an output that is not finite leaves no score', async () => {
  for (const unit of ['item', 'set'] as const) {
    const task = customOf(unit, unit);
    const { table } = await score(task, 'baseline', 5);
    expect(computeScore(task, table)).toMatchObject({ value: null });
    expect(scoreInterval(task, table, TAILS)?.low ?? Number.NaN).toBeNaN();
  }
});

test('a set has the score of the program, and an interval from its own scores of the resamples', async () => {
  const task = customOf('set', 'set');
  const [{ table: baseline }, { table: candidate }] = [
    await score(task, 'baseline'),
    await score(task, 'candidate'),
  ];
  expect(computeScore(task, baseline).value).toBe(Math.max(...all('baseline')));
  const differences = Array.from(drawResamples({ items: ITEMS }, 200), (positions) => {
    const largest = (arm: ArmName) => Math.max(...positions.map((position) => numberOf(position, arm)));
    return largest('candidate') - largest('baseline');
  });
  const half = normalQuantile(0.05) * sampleStandardDeviation(differences);
  const center = Math.max(...all('candidate')) - Math.max(...all('baseline'));
  expect(half).not.toBe(0);
  const { interval } = compareScores(task, { baseline, candidate }, TAILS);
  expect(interval?.low).toBeCloseTo(center - Math.abs(half), 9);
  expect(interval?.high).toBeCloseTo(center + Math.abs(half), 9);
  // A record keeps all of it.
  const read = OutcomeTable.parse(JSON.parse(JSON.stringify(candidate)));
  expect(compareScores(task, { baseline, candidate: read }, TAILS).interval).toEqual(interval);
});

test('a program that scores only the set gives no interval, and no slice has a score', async () => {
  const task = customOf('set', 'whole');
  const { table } = await score(task, 'baseline');
  expect(computeScore(task, table).value).toBe(Math.max(...all('baseline')));
  expect(compareScores(task, { baseline: table, candidate: table }, TAILS).interval).toBeUndefined();
  expect(computeSlices(task, table, table)).toMatchObject([{ candidate: null }, { candidate: null }]);
});

test('errors say whose answers were scored', async () => {
  await expect(score(customOf('item', 'whole'), 'candidate')).rejects.toThrow(
    /^models\.m\.task\.command \(candidate\): expected 40 numbers, one per line, got 1\.$/,
  );
});

const filesIn = (name: string): string[] =>
  existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : [];

test.skipIf(process.platform !== 'linux').each([
  { title: 'fails', unit: 'item', argument: 'whole', broken: -1 },
  { title: 'scores a set', unit: 'set', argument: 'set', broken: -1 },
  { title: 'is not run, because an answer is not finite,', unit: 'set', argument: 'set', broken: 5 },
] as const)('no file is left of a program that $title', async ({ unit, argument, broken }) => {
  const task = customOf(unit, argument);
  const scoring = new ProgramScoring(
    { workspace: workspaceOf(task), arm: 'candidate', task, place: 'models.m.task' },
    new OutcomeTable(),
  );
  for (let index = 0; index < ITEMS; index += 1) scoring.add(answerOf(index, 'candidate', index === broken));
  expect(openFilesIn(folder)).toEqual([join(folder, 'answers', 'candidate.jsonl')]);
  await scoring.finish().catch(() => {});
  scoring.close();
  await scoring.again([answerOf(0, 'candidate')]).catch(() => {});
  expect(openFilesIn(folder)).toEqual([]);
  expect([...filesIn('answers'), ...filesIn('answers-again')]).toEqual([]);
  expect(() =>
    scoring.add({ ...answerOf(0, 'candidate'), answer: { line: 'x'.repeat(2 ** 17), mean: 0 } }),
  ).toThrow(/is closed$/);
});
