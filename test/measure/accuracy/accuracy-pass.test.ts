import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import { UserError } from '../../../src/errors/errors.ts';
import { measureAccuracy } from '../../../src/measure/accuracy/accuracy-pass.ts';
import { failureOf } from '../../support/fake-child.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'accuracy-pass-'));
});
afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

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

const facts = { inputs: [], outputs: [] } as never;
const pass = { scoring: () => ({ outputNames: ['y'] }) as never, batch: 1 };

test('a data set that is being read is closed when the model is refused', async () => {
  const file = join(directory, 'broken.onnx');
  await writeFile(file, 'not a model');
  const arm = { ...realArm(), model: { ...realArm().model, file, facts } };
  const { set, events } = recordedSet();
  const failure = await failureOf(measureAccuracy(workspaceIn(directory), arm, { ...pass, set }));
  expect(failure).toMatchObject({ kind: 'refused', arm: 'candidate' });
  expect(events).toEqual(['read', 'closed']);
});

test('an item that cannot be read while the model loads is the error', async () => {
  const arm = { ...realArm(), model: { ...realArm().model, facts } };
  const { set, events } = recordedSet(() => {
    throw new UserError('item 0: expected an image, got text.', 'Remove it.');
  });
  const measuring = measureAccuracy(workspaceIn(directory), arm, { ...pass, set });
  await expect(measuring).rejects.toThrow('item 0: expected an image, got text.');
  expect(events).toEqual(['read', 'closed']);
});
