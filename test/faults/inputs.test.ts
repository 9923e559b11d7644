import { appendFileSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillRepository } from '../../bench/quarter/repository.ts';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import { chooseIsolation } from '../../src/engine/onnxruntime/isolation/choose-isolation.ts';
import { startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import { InfrastructureError } from '../../src/errors/errors.ts';
import type { Machine } from '../../src/gate/machine.ts';
import { runGate } from '../../src/gate.ts';
import { exportFromCommit, readObjectId } from '../../src/git/git-tree.ts';
import { stageModel } from '../../src/model/stage-model.ts';
import { parsePolicy, readPolicy } from '../../src/policy/read-policy.ts';
import { drawnMachine, portsOn, requestFor } from '../gate/drawn-run.ts';
import { caught } from '../support/caught.ts';
import { realArm, workspaceIn } from '../support/fixtures/arm-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/* Policies, data sets and paths that are not as they should be, or do not stay so. */

const MODEL = resolve('fixtures', 'test-data-set', 'model.onnx');

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
});
afterEach(() => lab.remove());

describe('F28: a policy', () => {
  test('F28: with a tab for indentation is refused at its line and column', async () => {
    const text = 'version: 1\nmodels:\n\t- id: m\n';
    expect(await caught(() => parsePolicy(text, 'p.yml'))).toMatch(/^p\.yml: .*\(line 3, column 1\)/s);
  });

  test('F28: that is not there is named', async () => {
    const message = await caught(() => readPolicy(join(lab.folder, 'none.yml'), 'none.yml'));
    expect(message).toContain('none.yml: expected a policy file, got no such file.');
  });
});

describe('F53: a data set', () => {
  const file = () => join(lab.folder, 'regression-set.jsonl');

  test.each([
    { title: 'changes', act: () => appendFileSync(file(), '{"inputs":{"x":[1,2,3,4]},"label":0}\n') },
    { title: 'vanishes', act: () => rmSync(file()) },
  ])('F53: that $title during a run ends it without a verdict', async ({ act }) => {
    fillRepository(lab);
    const base = lab.run('rev-parse', 'HEAD');
    const drawn = drawnMachine(1);
    const machine: Machine = {
      ...drawn,
      measure: async (workspace, experiment) => {
        const measured = await drawn.measure(workspace, experiment);
        act();
        return measured;
      },
    };
    const run = runGate(requestFor(lab, base), portsOn(machine));
    await expect(run).rejects.toThrow(InfrastructureError);
    await expect(run).rejects.toThrow('expected a regression set that stays the same during a run');
  });

  test('F53: that vanishes before it is read again is an error that names it', async () => {
    writeFileSync(file(), '{"inputs":{"x":[1]},"label":0}\n');
    const inputs = [{ name: 'x', dtype: 'float32', shape: ['n', 1] }];
    const set = await openRegressionSet({ path: file(), shownPath: 'the-set', labelColumn: 'label', inputs });
    rmSync(file());
    const reading = set.items().next();
    await expect(reading).rejects.toThrow(InfrastructureError);
    await expect(reading).rejects.toThrow('the-set: expected a regression set that stays the same');
  });
});

describe('F55: a path', () => {
  const NAME = `-x  'q' "Q" $(touch pwned) #;&|*?\n模型 ü`;
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'fault-path-'));
  });
  afterEach(() => rm(out, { recursive: true, maxRetries: 3 }));

  test('F55: with quotes, blanks, line ends, options and letters of any language is just a path', async () => {
    const folder = join(lab.folder, NAME);
    mkdirSync(folder);
    copyFileSync(MODEL, join(folder, `${NAME}.onnx`));
    const commit = lab.commit(`${NAME}/${NAME}.jsonl`, '{"inputs":{"x":[1]},"label":0}\n');

    const staged = await stageModel({
      file: join(folder, `${NAME}.onnx`),
      shownPath: NAME,
      directory: join(out, NAME),
    });
    const inputs = [{ name: 'x', dtype: 'float32', shape: ['n', 1] }];
    const path = join(folder, `${NAME}.jsonl`);
    const set = await openRegressionSet({ path, shownPath: NAME, labelColumn: 'label', inputs });
    expect((await set.items().next()).value).toMatchObject({ id: '1' });
    const place = { folder: lab.folder, path: `${NAME}/${NAME}.jsonl`, commit };
    expect(await readObjectId(place)).toBe(lab.run('rev-parse', `${commit}:${place.path}`));
    expect(await exportFromCommit(place, join(out, 'exported'))).toEqual({
      state: 'found',
      file: join(out, 'exported', place.path),
    });

    const scratch = join(out, `scratch ${NAME}`);
    mkdirSync(scratch);
    const isolation = await chooseIsolation('auto', { directory: out, gpu: false });
    const arm = { ...realArm(), model: staged };
    const { worker, loadNs } = await startWorker({ ...workspaceIn(out), scratch, isolation }, arm);
    await worker.end();
    expect(loadNs).toBeGreaterThan(0);
  });

  test('F55: that is too long is named as such', async () => {
    const file = join(lab.folder, `${'a'.repeat(300)}.onnx`);
    const staging = stageModel({ file, shownPath: 'long.onnx', directory: join(out, 'staged') });
    expect(await caught(() => staging)).toContain(
      'long.onnx: expected a model file, got a file that cannot be opened (ENAMETOOLONG).',
    );
  });
});
