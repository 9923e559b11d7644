import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegressionSet } from '../../../src/dataset/regression-set.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import type { RuntimeArm } from '../../../src/engine/server/served-arm.ts';
import { scoreBy } from '../../../src/measure/accuracy/answer-scoring.ts';
import { scoreTensors } from '../../../src/measure/served/scoring/score-tensors.ts';
import { openRuntime } from '../../../src/measure/served/tensors/open-runtime.ts';
import type { TensorSignature } from '../../../src/model/model-facts.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { createScorer } from '../../../src/task/score/create-scorer.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { openFolder } from '../../support/servers.ts';
import { fashionSet, prepareTensors } from '../../support/tensor-servers.ts';

/* onnxruntime in its real process, asked like a server. What is timed is never looked at. */

const INPUTS: readonly TensorSignature[] = [{ name: 'image', dtype: 'uint8', shape: ['n', 1, 28, 28] }];
const OUTPUTS: readonly TensorSignature[] = [{ name: 'logits', dtype: 'float32', shape: ['n', 10] }];
const MODEL = join('fashion', 'model.onnx');

function armOf(file = MODEL, deadlineNs = 60e9): RuntimeArm {
  const runtime = { ...realArm('candidate', file), outputs: OUTPUTS.map(({ name }) => name) };
  const facts = { inputs: INPUTS, outputs: OUTPUTS };
  return {
    name: 'candidate',
    model: { ...runtime.model, facts, takesBinary: false },
    engine: { kind: 'onnxruntime', turns: 'side-by-side', 'request-deadline': deadlineNs },
    runtime,
  };
}

let place: ReturnType<typeof openFolder>;
let set: RegressionSet;
beforeAll(async () => {
  place = openFolder();
  set = await fashionSet(place.folder, { count: 40, arm: armOf() });
});
afterAll(() => place.remove());

/** Opens an arm for one piece of work. */
async function using<Result>(
  arm: RuntimeArm,
  work: (opened: Awaited<ReturnType<typeof openRuntime>>) => Promise<Result>,
  runMs = 60_000,
): Promise<Result> {
  const workspace = { ...workspaceIn(resolve(place.folder)), deadlines: { loadMs: 60_000, runMs } };
  const opened = await openRuntime(workspace, arm);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

const feedOf = (shape: readonly number[]): Feed => {
  const bytes = new Uint8Array(shape.reduce((product, size) => product * size, 1));
  return new Map<string, Tensor>([['image', { dtype: 'uint8', shape: [...shape], bytes }]]);
};
const IMAGE = feedOf([1, 1, 28, 28]);

describe('openRuntime', () => {
  test('scores as a server with the same model does', async () => {
    const { scoring } = prepareTensors(armOf());
    const start = scoreBy(createScorer(scoring));
    const scored = await using(armOf(), (opened) =>
      scoreTensors(opened, { set, start, streams: 1, onScored: () => {} }),
    );
    const wrong = Array.from({ length: scored.outcomes.count }, (_, index) => index).filter(
      (index) => scored.outcomes.outcomeAt(index).correct !== true,
    );
    // Those that the model gets wrong behind a server, too.
    expect(wrong).toEqual([24, 29]);
    expect(scored.answers.failures).toEqual({});
    expect(scored.unrepeatable).toBeUndefined();
  });

  test('knows the memory of the whole process, and how long its start took', async () => {
    await using(armOf(), async (opened) => {
      expect(await opened.send(IMAGE)).toMatchObject({ ok: true });
      expect(opened.peakBytes()).toBeGreaterThan(10 * 2 ** 20);
      expect(opened.readyNs).toBeGreaterThan(0);
      expect(await opened.failureAfter([])).toBeUndefined();
    });
  });

  test('answers after a pause', async () => {
    await using(armOf(), async (opened) => {
      await opened.pause();
      opened.resume();
      expect(await opened.send(IMAGE)).toMatchObject({ ok: true });
    });
  });

  test('counts an answer after the deadline as a request that failed, like that of a server', async () => {
    await using(armOf(MODEL, 1), async (opened) => {
      expect(await opened.send(IMAGE)).toMatchObject({ ok: false, failure: { kind: 'timed-out' } });
      expect(await opened.failureAfter(['timed-out'])).toBeUndefined();
    });
  });

  test('keeps running after an input that the runtime refuses', async () => {
    await using(armOf(), async (opened) => {
      const refused = await opened.send(feedOf([1, 3, 8, 8]));
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'status' } });
      expect(await opened.failureAfter(['status'])).toBeUndefined();
      expect(await opened.send(IMAGE)).toMatchObject({ ok: true });
    });
  });

  test('refuses a model that does not load, in the name of its arm', async () => {
    await expect(using(armOf(join('hostile', 'abort-on-load.onnx')), async () => {})).rejects.toMatchObject({
      kind: 'crashed',
      arm: 'candidate',
    });
  });

  test('ends once its process is killed', async () => {
    const work = async (opened: Awaited<ReturnType<typeof openRuntime>>) => {
      expect(await opened.send(IMAGE)).toMatchObject({ ok: false });
      expect(await opened.failureAfter(['status'])).toMatchObject({ kind: 'timed-out', arm: 'candidate' });
    };
    await using(armOf(join('hostile', 'endless-loop.onnx')), work, 300);
  });
});
