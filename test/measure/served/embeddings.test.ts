import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegressionSet } from '../../../src/dataset/open-regression-set.ts';
import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import { ModelFailure } from '../../../src/engine/onnxruntime/model-failure.ts';
import type { TensorServerArm } from '../../../src/engine/server/served-arm.ts';
import { killAllServers } from '../../../src/engine/server/server-process.ts';
import type { ArmMeasurement } from '../../../src/measure/arm-measurement.ts';
import { measureServed } from '../../../src/measure/served/measure-served.ts';
import { declareTensors } from '../../../src/measure/served/tensors/declare-tensors.ts';
import { computeScore } from '../../../src/task/compute-score.ts';
import { taskOf } from '../../support/scoring.ts';
import { openFolder } from '../../support/servers.ts';
import { fashionArm, workspaceIn } from '../../support/tensor-servers.ts';

/* A search behind a real server of embeddings, which counts parts of words. What is timed is never looked at. */

const FIXTURES = resolve(import.meta.dirname, '..', '..', '..', 'fixtures', 'servers');
const TASK = taskOf({ kind: 'retrieval', metric: 'mrr' });
const PLACE = 'models.search.engine';
/** Scores of 1,024 and of 8 numbers a vector, as a few lines of NumPy compute them. */
const WIDE = 0.29746693121693124;
const NARROW = 0.12123015873015873;

let place: ReturnType<typeof openFolder>;
beforeAll(() => {
  place = openFolder();
});
afterAll(() => {
  killAllServers();
  place.remove();
});

const embeddingArm = (...options: string[]): TensorServerArm =>
  fashionArm([], {
    protocol: 'openai',
    endpoint: 'embeddings',
    start: [process.execPath, join(FIXTURES, 'text-vectors.mjs'), '--port', '{port}', ...options],
    ready: { path: '/health', within: 60e9 },
  });

const ask = (arm: TensorServerArm): Promise<TensorServerArm> =>
  declareTensors(workspaceIn(place.folder), arm, PLACE);

const openSearch = (arm: TensorServerArm): Promise<RegressionSet> =>
  openRegressionSet({
    path: join(FIXTURES, 'search.jsonl'),
    shownPath: 'search.jsonl',
    labelColumn: 'label',
    inputs: arm.model.facts.inputs,
  });

/** Scores all items, and times a launch unless only the score is wanted. */
async function measure(
  options: readonly string[],
  { isAccuracyOnly = true }: { readonly isAccuracyOnly?: boolean } = {},
): Promise<ArmMeasurement> {
  const arm = await ask(embeddingArm(...options));
  const [measured] = await measureServed(workspaceIn(place.folder), {
    engine: 'server',
    answers: 'tensors',
    preparedArms: [
      {
        arm,
        known: undefined,
        scoring: {
          ...{ task: TASK, review: undefined, classes: undefined, place: 'models.search.task' },
          outputs: arm.model.facts.outputs,
        },
      },
    ],
    set: await openSearch(arm),
    traffic: { scenario: 'single-stream', batch: 1, streams: 1 },
    capacityNs: undefined,
    budgetNs: 300e9,
    longestBudgetNs: 300e9,
    couldDecide: () => false,
    seed: 7,
    isClear: ([only]) => (only?.launches.length ?? 0) > 0,
    progress: () => {},
    isAccuracyOnly,
  });
  return measured as ArmMeasurement;
}

const scoreOf = ({ outcomes }: ArmMeasurement): number | null => computeScore(TASK, outcomes).value;

describe('a search behind a server of embeddings', () => {
  test('is asked once what its vectors are', async () => {
    const { model } = await ask(embeddingArm('--dimensions', '96'));
    expect(model.facts).toEqual({
      inputs: [{ name: 'text', dtype: 'string', shape: [null] }],
      outputs: [{ name: 'embedding', dtype: 'float64', shape: [null, 96] }],
    });
  });

  test('is scored, and scores less if the vectors have less room', async () => {
    const [wide, narrow] = [await measure([]), await measure(['--dimensions', '8'])];
    expect(wide.served?.failures).toEqual({});
    expect(wide.outcomes.count).toBe(80);
    expect(wide.unrepeatable).toBeUndefined();
    expect(scoreOf(wide)).toBeCloseTo(WIDE, 9);
    expect(scoreOf(narrow)).toBeCloseTo(NARROW, 9);
  });

  test('has the tokens that the server counts, unless it does not count all', async () => {
    const items = readFileSync(join(FIXTURES, 'search.jsonl'), 'utf8').trim().split('\n');
    const words = items.map((line) => String(JSON.parse(line).inputs.text).split(/\s+/).length);
    const mean = words.reduce((sum, count) => sum + count, 0) / items.length;
    expect((await measure([])).served?.meanInputTokens).toBeCloseTo(mean, 9);
    expect((await measure(['--no-usage-every', '40'])).served?.meanInputTokens).toBeNull();
  });

  test.each([
    { fault: '--fail-every', kind: 'status' },
    { fault: '--nan-every', kind: 'malformed' },
    { fault: '--longer-every', kind: 'malformed' },
  ])('has no score if requests fail: $fault', async ({ fault, kind }) => {
    const measured = await measure([fault, '40']);
    // The first request asked for the length of the vectors.
    expect(measured.served?.failures).toEqual({ [kind]: 2 });
    expect(scoreOf(measured)).toBeNull();
  });

  test('that answers nothing has failed', async () => {
    const failure = await measure(['--fail-every', '1']).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelFailure);
    expect(failure).toMatchObject({
      kind: 'no-answer',
      message:
        'its server does not declare the inputs and outputs of the model: the server answered 500: this request failed',
    });
  });

  test('is timed on texts that no cache has seen', async () => {
    const { launches } = await measure(['--slow-ms', '20', '--cache'], { isAccuracyOnly: false });
    const [launch] = launches;
    expect(launch?.served?.failures).toEqual({});
    expect(Math.min(...(launch?.served?.latencyNs ?? []))).toBeGreaterThan(19e6);
  });
});
