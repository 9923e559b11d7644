import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readAnnotations } from '../../src/dataset/coco/read-annotations.ts';
import { decodeValue } from '../../src/dataset/decode-value.ts';
import type { RegressionItem } from '../../src/dataset/regression-set.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import type { TaskPolicy } from '../../src/policy/model-policy.ts';
import { computeScore } from '../../src/task/compute-score.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { ItemScoring } from '../../src/task/score/item-scoring.ts';
import { joinOutcomes, takeOutcomes } from '../../src/task/split-outcomes.ts';
import { temporaryFile } from '../dataset/collect.ts';
import { itemOf, scorerOf, taskOf } from '../support/scoring.ts';

/* What other packages give for the same outputs and labels. `reference/make.py` wrote it down. */

const tensor = z.object({
  dtype: z.enum(['float64', 'int64']),
  shape: z.array(z.number()),
  data: z.array(z.union([z.number(), z.string()])),
});
const itemSchema = z.object({
  output: tensor.optional(),
  outputs: z.record(z.string(), tensor).optional(),
  label: z.unknown(),
  inputs: z.record(z.string(), tensor).default({}),
});
const fileSchema = z.object({
  from: z.array(z.string()).min(1),
  sets: z.array(z.array(itemSchema)).min(5),
  cases: z.array(
    z.object({
      title: z.string(),
      task: z.record(z.string(), z.unknown()),
      classes: z.array(z.string()).optional(),
      /** Position of the set. */
      items: z.int(),
      score: z.number().nullable(),
    }),
  ),
});
type Case = Omit<z.output<typeof fileSchema>['cases'][number], 'items'> & {
  readonly items: readonly z.output<typeof itemSchema>[];
};

const FOLDER = join(import.meta.dirname, 'reference');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function toTensor({ dtype, shape, data }: z.output<typeof tensor>): Tensor {
  return decodeValue({ data, shape }, dtype, { place: 'reference', name: 'a tensor' });
}

const toTensors = (tensors: Record<string, z.output<typeof tensor>>): Map<string, Tensor> =>
  new Map(Object.entries(tensors).map(([name, each]) => [name, toTensor(each)]));

/** The items' outcomes, scored as a run scores them. */
function tableOf({ task, classes, items }: Case): OutcomeTable {
  const all = items.map(({ output, outputs, label, inputs }, index) => ({
    outputs: toTensors(outputs ?? (output === undefined ? {} : { y: output })),
    item: itemOf(label, { inputs: toTensors(inputs), place: `item ${index}` }) satisfies RegressionItem,
  }));
  const names = [...(all[0]?.outputs.keys() ?? [])];
  const scorer = scorerOf({
    task: task as Record<string, unknown> & { kind: TaskPolicy['kind'] },
    ...(classes && { classes }),
    outputs: names.map((name) => ({ name, dtype: 'float64', shape: undefined })),
  });
  const table = new OutcomeTable();
  const scoring = new ItemScoring(scorer, table);
  for (const { outputs, item } of all) scoring.add(outputs, item);
  scoring.finish();
  return table;
}

/** The items' labels as a COCO file has them, read back. Ids have gaps; images and categories are not in order of ids. */
async function throughCoco(
  items: Case['items'],
  classes: readonly string[] | undefined,
): Promise<Case['items']> {
  const labels = items.map(({ label }) => z.array(z.record(z.string(), z.unknown())).parse(label));
  const count = 1 + Math.max(0, ...labels.flat().map((each) => Number(each.class ?? 0)));
  const categories = Array.from({ length: count }, (_, index) => ({
    id: 3 + 10 * index,
    name: `class ${index}`,
  }));
  const annotations = labels.flatMap((objects, image) =>
    objects.map(({ class: index = 0, xywh, area, crowd, keypoints }, at) => ({
      ...{
        id: 1000 * image + at,
        image_id: 5 * image,
        category_id: 3 + 10 * Number(index),
        bbox: xywh,
        area,
      },
      ...{ iscrowd: Number(crowd ?? 0), keypoints, segmentation: [[0, 0, 1, 1]] },
    })),
  );
  const images = items.map((_, image) => ({
    id: 5 * image,
    file_name: `${image}.jpg`,
    height: 480,
    width: 640,
  }));
  const path = await temporaryFile(
    'coco.json',
    JSON.stringify({ images: images.reverse(), annotations, categories: categories.reverse() }),
  );
  const read = await readAnnotations({ path, shownPath: 'coco.json' }, classes);
  return items.map((item, index) => ({ ...item, label: read.images[index]?.label }));
}

describe.each(['detection.json', 'keypoints.json'])('labels of %s in a COCO file', (file) => {
  const { cases, sets } = fileSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));

  test.each(
    cases.flatMap((each) => [
      { title: `${each.title}, in order of ids`, each, classes: undefined },
      { title: `${each.title}, by name`, each, classes: ['class 0', 'class 1', 'class 2'] },
    ]),
  )('$title', async ({ each, classes }) => {
    const items = await throughCoco(sets[each.items] ?? [], classes);
    const { value } = computeScore(
      taskOf(each.task as Parameters<typeof taskOf>[0]),
      tableOf({ ...each, items, ...(classes && { classes }) }),
    );
    if (each.score === null) expect(value).toBeNull();
    else expect(Math.abs((value ?? Number.NaN) - each.score)).toBeLessThan(1e-6);
  });
});

describe.each(FILES)('%s', (file) => {
  const { cases, sets } = fileSchema.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));

  test.each(cases)('$title', (each) => {
    const table = tableOf({ ...each, items: sets[each.items] ?? [] });
    const task = taskOf(each.task as Parameters<typeof taskOf>[0]);
    // As a record keeps them, and in shards.
    const kept = OutcomeTable.parse(JSON.parse(JSON.stringify(table)));
    const shards = [1, 2, 3].map((index) => takeOutcomes(table, { index, of: 3 }));
    for (const form of [table, kept, joinOutcomes(shards)]) {
      const { value } = computeScore(task, form);
      if (each.score === null) expect(value).toBeNull();
      else {
        expect(value).not.toBeNull();
        expect(Math.abs((value ?? 0) - each.score)).toBeLessThan(1e-6);
      }
    }
  });
});
