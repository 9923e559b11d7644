import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import type { Arm, Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import { UserError } from '../../../src/errors/errors.ts';
import { measureAccuracy } from '../../../src/measure/accuracy/accuracy-pass.ts';
import { chooseScoring } from '../../../src/measure/accuracy/choose-scoring.ts';
import { failureOf, fakeWorkspace, frameOf } from '../../support/fake-child.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { openFilesIn } from '../../support/open-files.ts';
import { taskOf } from '../../support/scoring.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'accuracy-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));

const LOADED = '{"did":"load","loadNs":1,"loadWaitNs":null,"runtimeVersion":"1"}';
const facts = {
  inputs: [{ name: 'x', dtype: 'float32', shape: ['n', 2] }],
  outputs: [{ name: 'y', dtype: 'float32', shape: ['n', 2] }],
} as unknown as Arm['model']['facts'];

test.skipIf(process.platform !== 'linux').each([
  { title: 'cannot be loaded', code: 'process.exit(1);' },
  {
    title: 'crashes at an item',
    code: `channel.once('data', () => { ${frameOf(LOADED)} channel.once('data', () => process.exit(1)); });`,
  },
])('the answers to a model that $title are neither open nor kept', async ({ code }) => {
  const arm: Arm = { ...realArm(), model: { ...realArm().model, facts } };
  const task = taskOf({ kind: 'custom', command: [process.execPath, 'score.js'], unit: 'item' });
  const workspace = {
    ...(await fakeWorkspace(directory, code)),
    directory,
    scorer: { command: [process.execPath, 'score.js'], cwd: directory },
  } as unknown as Workspace;
  const set = {
    async *items() {
      expect(openFilesIn(directory)).toEqual([join(directory, 'answers', 'candidate.jsonl')]);
      const inputs = new Map([['x', { dtype: 'float32', shape: [1, 2], bytes: new Uint8Array(8) }]]);
      yield { inputs, label: 0, slice: {}, place: 'set, line 1' };
    },
  } as unknown as RegressionSet;
  const scoring = chooseScoring(workspace, 'candidate', {
    scoring: { task, review: undefined, outputs: facts.outputs, classes: undefined, place: 'task' },
  });
  await expect(failureOf(measureAccuracy(workspace, arm, { set, scoring, batch: 1 }))).resolves.toMatchObject(
    {
      kind: 'crashed',
    },
  );
  expect(openFilesIn(directory)).toEqual([]);
  expect(readdirSync(join(directory, 'answers'))).toEqual([]);
});

/** A set that records when it is read and closed, as one that owns a decoder must be. */
function recordedSet(read: () => void = () => {}): { set: RegressionSet; events: string[] } {
  const events: string[] = [];
  async function* items() {
    events.push('read');
    try {
      read();
      for (;;) yield { id: '0', inputs: new Map(), label: '0', slice: {}, place: 'item 0' };
    } finally {
      events.push('closed');
    }
  }
  return { set: { items } as unknown as RegressionSet, events };
}

const NOTHING = { inputs: [], outputs: [] } as never;
const pass = { scoring: () => ({ outputNames: ['y'], close: () => {} }) as never, batch: 1 };

test('a data set that is being read is closed when the model is refused', async () => {
  const file = join(directory, 'broken.onnx');
  writeFileSync(file, 'not a model');
  const arm = { ...realArm(), model: { ...realArm().model, file, facts: NOTHING } };
  const { set, events } = recordedSet();
  const failure = await failureOf(measureAccuracy(workspaceIn(directory), arm, { ...pass, set }));
  expect(failure).toMatchObject({ kind: 'refused', arm: 'candidate' });
  expect(events).toEqual(['read', 'closed']);
});

test('an item that cannot be read while the model loads is the error', async () => {
  const arm = { ...realArm(), model: { ...realArm().model, facts: NOTHING } };
  const { set, events } = recordedSet(() => {
    throw new UserError('item 0: expected an image, got text.', 'Remove it.');
  });
  const measuring = measureAccuracy(workspaceIn(directory), arm, { ...pass, set });
  await expect(measuring).rejects.toThrow('item 0: expected an image, got text.');
  expect(events).toEqual(['read', 'closed']);
});
