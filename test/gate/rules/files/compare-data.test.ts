import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openPromptSet } from '../../../../src/dataset/open-prompt-set.ts';
import { compareData } from '../../../../src/gate/rules/files/compare-data.ts';
import type { PreparedCandidate, Run } from '../../../../src/gate/run.ts';
import { temporaryFolder } from '../../../dataset/collect.ts';

const PROMPTS = '{"prompt": "2 + 2", "label": "4"}\n';
const DIGEST = `sha256:${createHash('sha256').update(PROMPTS).digest('hex')}`;

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  writeFileSync(join(folder, 'old.jsonl'), PROMPTS);
});

/** How the data of a change are compared whose policy says this; the base commit's is at old.jsonl. */
async function compareWith(dataset: object) {
  const model = { id: 'm', dataset: { path: 'old.jsonl' } };
  const run = {
    ...{ request: { policyFile: join(folder, 'policy.yml') }, model },
    ...{ basePolicy: { models: [model] }, headPolicy: { models: [{ id: 'm', dataset }] } },
  } as unknown as Run;
  const file = join(folder, 'old.jsonl');
  const candidate = {
    ...{
      engine: 'server',
      answers: 'texts',
      set: await openPromptSet({ path: file, shownPath: 'old.jsonl' }),
    },
    setFile: { file, shownPath: 'old.jsonl', isReplaced: false, note: undefined },
  } as unknown as PreparedCandidate;
  return compareData(run, candidate);
}

test('data that move to another path are counted', async () => {
  writeFileSync(join(folder, 'new.jsonl'), PROMPTS.repeat(2));
  expect(await compareWith({ path: 'new.jsonl' })).toEqual([
    { kind: 'dataset', model: 'm', itemsBefore: 1, itemsAfter: 2, effect: 'changed' },
  ]);
});

test('data that move and keep their digest are no change', async () => {
  const prepare = ['fetch', '{path}'];
  expect(await compareWith({ path: 'new.jsonl', digest: DIGEST, prepare })).toEqual([]);
});

test('the program of a change that makes other data is not run', async () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const code = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`;
  const prepare = [process.execPath, '-e', code, '{path}'];
  expect(await compareWith({ path: 'new.jsonl', digest, prepare })).toMatchObject([
    {
      ...{ kind: 'dataset', itemsAfter: null, effect: 'loosened' },
      message: expect.stringContaining('got no such file or folder.'),
    },
  ]);
  expect(readdirSync(folder)).toEqual(['old.jsonl']);
});
