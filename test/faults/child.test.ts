import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRegressionSet } from '../../src/dataset/open-regression-set.ts';
import type { Arm } from '../../src/engine/onnxruntime/arm.ts';
import type { WorkerCommand } from '../../src/engine/onnxruntime/protocol.ts';
import { safeLog } from '../../src/github/deliver/safe-log.ts';
import { measureAccuracy } from '../../src/measure/accuracy/accuracy-pass.ts';
import { scoreBy } from '../../src/measure/accuracy/answer-scoring.ts';
import { renderReport } from '../../src/report/render-report.ts';
import { createScorer } from '../../src/task/score/create-scorer.ts';
import { failureOf, fakeChild, fakeWorkspace, frameOf } from '../support/fake-child.ts';
import { realArm } from '../support/fixtures/arm-fixture.ts';
import { model, verdict } from '../support/fixtures/verdict-fixture.ts';
import { taskOf } from '../support/scoring.ts';

/* What a measuring child may do to the gate. It runs a hostile model, so it may do anything. */

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fault-child-'));
});
afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

const MEMORY = { do: 'memory' } as const;
/** Long enough for any machine; the children below fail long before. */
const PATIENT = { deadlineMs: 60_000 };

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('F32: a child that dies of a signal fails the model, and its last words command nobody', async () => {
  const words = '\u001b[2J::error::x ##[error]y';
  const child = await fakeChild(
    directory,
    `process.stderr.write(${JSON.stringify(words)}, () => process.kill(process.pid, 'SIGSEGV'));`,
  );
  const { kind, message } = await failureOf(child.request(MEMORY, PATIENT));
  expect({ kind, message }).toEqual({ kind: 'crashed', message: expect.stringContaining('(SIGSEGV)') });
  const ending = { kind: 'failed' as const, failure: 'crashed' as const, message, providers: [] };
  const report = renderReport(verdict([model({ state: 'fail', ending })]));
  expect(report).toContain('SIGSEGV');
  for (const shown of [report, safeLog(message)]) {
    expect(shown).not.toContain('\u001b');
    expect(shown).not.toContain('##[');
    expect(shown).not.toMatch(/^\s*::/m);
  }
});

const LOAD: WorkerCommand & { do: 'load' } = {
  do: 'load',
  runtimeFolder: '/nowhere',
  modelFile: '/nowhere/model.onnx',
  session: realArm().session,
};

test.each<{ command: WorkerCommand; phase: string; what: string; setting: string }>([
  { command: LOAD, phase: 'loading the model', what: 'it', setting: 'load-deadline' },
  {
    command: { do: 'infer', feeds: [], outputs: [] },
    phase: 'running the regression set',
    what: 'an inference',
    setting: 'run-deadline',
  },
])(
  'F34: a child that hangs while $phase is killed at its deadline, and the message says when',
  async ({ command, phase, what, setting }) => {
    const child = await fakeChild(directory, 'console.log(process.pid); setInterval(() => {}, 1000);');
    const { kind, message } = await failureOf(child.request(command, { deadlineMs: 500 }));
    expect({ kind, message }).toEqual({
      kind: 'timed-out',
      message: `${what} did not finish within 0.5 s while ${phase} (runtime.${setting})`,
    });
    await child.end();
    // On a machine so busy that it has not even started, there is no process to look for.
    const pid = Number(child.log);
    expect(pid !== 0 && isAlive(pid)).toBe(false);
  },
);

describe('F35: a child that gives no answer', () => {
  test.each([
    { title: 'but ends well', code: 'process.exit(0);', kind: 'crashed', says: 'exit code 0' },
    {
      title: 'but half of one',
      code: `const l = Buffer.alloc(8); l.writeUInt32LE(100); channel.write(Buffer.concat([l, Buffer.from('{"did"')]), () => process.exit(0));`,
      kind: 'crashed',
      says: 'exit code 0',
    },
    {
      title: 'but noise',
      code: 'channel.write(Buffer.alloc(4096, 0xff)); setInterval(() => {}, 1000);',
      kind: 'broke-protocol',
      says: 'malformed answer',
    },
  ])('F35: $title is a clear result', async ({ code, kind, says }) => {
    const child = await fakeChild(directory, code);
    const failure = await failureOf(child.request(MEMORY, PATIENT));
    await child.end();
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(says) });
  });

  test('F35: but a flood on its output fills no memory and hides no end', async () => {
    const child = await fakeChild(
      directory,
      `import { writeSync } from 'node:fs';
const chunk = Buffer.alloc(2 ** 20, 'x');
for (let n = 0; n < 32; n += 1) writeSync(1, chunk);
process.exit(3);`,
    );
    const failure = await failureOf(child.request(MEMORY, PATIENT));
    await child.end();
    expect(failure.message).toContain('exit code 3');
    expect(failure.message.length).toBeLessThan(300);
    expect(child.log.length).toBeLessThanOrEqual(64 * 1024);
  });
});

describe('F36: a child that answers otherwise than it was asked', () => {
  test('F36: an answer that is sent twice is not taken for the next one', async () => {
    const memory = '{"did":"memory","peakBytes":2,"bareBytes":1}';
    const child = await fakeChild(
      directory,
      `channel.once('data', () => { ${frameOf(memory)} ${frameOf(memory)} });`,
    );
    expect((await child.request(MEMORY, PATIENT)).reply).toMatchObject({ did: 'memory' });
    const failure = await failureOf(child.request({ do: 'hold', feeds: [] }, PATIENT));
    expect(failure).toMatchObject({
      kind: 'broke-protocol',
      message: expect.stringContaining('unexpected answer while reading its inputs'),
    });
    await expect.poll(() => isAlive(child.pid), { timeout: 20_000 }).toBe(false);
  });

  const tensor = '{"name":"y","dtype":"float32","shape":[1,2]}';
  test.each([
    { title: 'no output', outputs: '[]', bytes: 0 },
    { title: 'another output', outputs: `[[${tensor.replace('"y"', '"z"')}]]`, bytes: 8 },
    { title: 'an output that is cut short', outputs: `[[${tensor}]]`, bytes: 4 },
    { title: 'more bytes than outputs', outputs: `[[${tensor}]]`, bytes: 16 },
    { title: 'more answers than questions', outputs: `[[${tensor}],[${tensor}]]`, bytes: 16 },
  ])('F36: $title is no answer to an item', async ({ outputs, bytes }) => {
    const load = '{"did":"load","loadNs":1,"loadWaitNs":null,"runtimeVersion":"1"}';
    const infer = frameOf(`{"did":"infer","outputs":${outputs}}`, bytes);
    const workspace = await fakeWorkspace(
      directory,
      `channel.once('data', () => { ${frameOf(load)} channel.once('data', () => { ${infer} channel.write(Buffer.alloc(${bytes})); }); });`,
    );
    const signature = (name: string) => ({ name, dtype: 'float32', shape: ['n', 2] });
    const facts = { inputs: [signature('x')], outputs: [signature('y')] } as unknown as Arm['model']['facts'];
    const arm: Arm = { ...realArm(), model: { ...realArm().model, facts } };
    const path = join(directory, 'set.jsonl');
    await writeFile(path, '{"inputs":{"x":[1,2]},"label":0}\n');
    const set = await openRegressionSet({
      path,
      shownPath: 'set',
      labelColumn: 'label',
      inputs: facts.inputs,
    });
    const scorer = createScorer({
      task: taskOf({ kind: 'classification' }),
      review: undefined,
      outputs: facts.outputs,
      classes: undefined,
      place: 'task',
    });
    const failure = await failureOf(
      measureAccuracy(workspace, arm, { set, scoring: scoreBy(scorer), batch: 1 }),
    );
    expect(failure).toMatchObject({
      kind: 'broke-protocol',
      message:
        'the measuring child gave other outputs than it was asked for while running the regression set',
    });
  });
});

describe('F37: a child whose pipes say nothing of its end', () => {
  test('F37: one that closes its channel and lives on is killed', async () => {
    const child = await fakeChild(
      directory,
      'console.log(process.pid); channel.destroy(); setInterval(() => {}, 1000);',
    );
    const failure = await failureOf(child.request(MEMORY, PATIENT));
    expect(failure).toMatchObject({
      kind: 'broke-protocol',
      message: 'the measuring child closed its channel while reading its memory and did not end',
    });
    await child.end();
    expect(isAlive(Number(child.log))).toBe(false);
  });

  test('F37: one that ends while a process of another group holds its pipes is not waited for', async () => {
    const child = await fakeChild(
      directory,
      `import { spawn } from 'node:child_process';
const far = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'inherit', 'inherit', 3] });
console.log(far.pid);
process.exit(0);`,
    );
    const failure = await failureOf(child.request(MEMORY, PATIENT));
    await child.end();
    expect(failure).toMatchObject({ kind: 'crashed', message: expect.stringContaining('exit code 0') });
    process.kill(Number(/^\d+/.exec(child.log)?.[0]), 'SIGKILL');
  });
});
