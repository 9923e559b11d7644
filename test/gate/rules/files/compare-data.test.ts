import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readAnnotations } from '../../../../src/dataset/coco/read-annotations.ts';
import { openPromptSet } from '../../../../src/dataset/open-prompt-set.ts';
import { openRegressionSet } from '../../../../src/dataset/open-regression-set.ts';
import { NO_ISOLATION } from '../../../../src/engine/onnxruntime/isolation/isolation.ts';
import { compareData } from '../../../../src/gate/rules/files/compare-data.ts';
import { readingOf } from '../../../../src/gate/rules/files/reading-of.ts';
import type { PreparedCandidate, Run } from '../../../../src/gate/run.ts';
import { datasetSchema } from '../../../../src/policy/dataset.ts';
import { signature, temporaryFolder } from '../../../dataset/collect.ts';

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

describe('a change that renames a category in its annotations', () => {
  const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
  const FILES = ['a.png', 'b.png'];
  const datasetOf = (annotations: string) =>
    datasetSchema.parse({ path: 'photos', annotations, preprocess: {} });

  /** How the data are compared of a change whose annotations have this category, with its own names of classes. */
  async function compareNames(category: string, classes: readonly string[]) {
    mkdirSync(join(folder, 'photos'));
    for (const file of FILES)
      copyFileSync(join(ROOT, 'test/dataset/formats/images/rgb.png'), join(folder, 'photos', file));
    writeFileSync(join(folder, 'old.json'), cocoOf('person'));
    writeFileSync(join(folder, 'new.json'), cocoOf(category));
    writeFileSync(join(folder, 'classes.json'), JSON.stringify(classes));
    const inputs = [signature('x', 'float32', ['batch', 3, null, null])];
    const task = { kind: 'detection', classes: 'classes.json' };
    const before = { id: 'm', task, dataset: datasetOf('old.json') };
    const run = {
      ...{ request: { policyFile: join(folder, 'policy.yml') }, model: before },
      ...{
        basePolicy: { models: [before] },
        ports: { bundleFolder: join(ROOT, 'dist'), progress: () => {} },
      },
      headPolicy: { models: [{ id: 'm', task, dataset: datasetOf('new.json') }] },
      workspace: { directory: folder, scratch: folder, isolation: NO_ISOLATION },
    } as unknown as Run;
    const file = join(folder, 'photos');
    const place = { path: join(folder, 'old.json'), shownPath: 'old.json' };
    const base = { classes: ['person', 'car'], annotations: await readAnnotations(place, ['person', 'car']) };
    const set = await openRegressionSet({
      ...{ path: file, shownPath: 'photos', labelColumn: 'label', inputs },
      ...{ annotations: base.annotations, ...(await readingOf(before.dataset, run)) },
    });
    const candidate = {
      ...{ engine: 'onnxruntime', set, classes: base.classes },
      preparedArm: { arm: { model: { facts: { inputs } } } },
      setFile: { file, shownPath: 'photos', isReplaced: true, note: undefined },
      classesFile: {
        file: 'base/classes.json',
        shownPath: 'classes.json',
        isReplaced: true,
        note: undefined,
      },
    } as unknown as PreparedCandidate;
    return compareData(run, candidate);
  }

  const cocoOf = (name: string): string =>
    JSON.stringify({
      images: FILES.map((file_name, id) => ({ id, file_name, height: 2, width: 2 })),
      annotations: [{ id: 1, image_id: 0, category_id: 3, bbox: [0, 0, 1, 1] }],
      categories: [{ id: 3, name }],
    });

  test('and in its class names is counted', async () => {
    expect(await compareNames('human', ['human', 'car'])).toEqual([
      { kind: 'dataset', model: 'm', itemsBefore: 2, itemsAfter: 2, effect: 'changed' },
      { kind: 'classes', model: 'm', effect: 'changed' },
    ]);
  });

  test('but not in its class names has no data that can be read', async () => {
    expect(await compareNames('human', ['person', 'car'])).toMatchObject([
      {
        ...{ kind: 'dataset', itemsBefore: 2, itemsAfter: null, effect: 'loosened' },
        message: expect.stringContaining('among the classes of the task, "person", "car", got "human".'),
      },
      { kind: 'classes' },
    ]);
  });
});
