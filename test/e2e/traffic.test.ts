import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { model, value } from '../support/onnx-writer.ts';
import { FASHION, metricsIn, runCheck, runGate } from './run-check.ts';

/* The traffic patterns, through the bundle. The assertions do not depend on the machine’s speed. */

let folder: string;
const judge = async (traffic: string, limits: string) => {
  const policy = `version: 1
models:
  - id: fashion
    artifact: model.onnx
    dataset: { path: regression-set.jsonl }
    task: { kind: classification, classes: classes.json }
    traffic: ${traffic}
    limits: ${limits}
`;
  await writeFile(join(folder, 'gate.yml'), policy);
  return runCheck(['--policy', 'gate.yml', '--baseline', 'model.onnx', '--budget', '60s'], {
    cwd: folder,
    out: join(folder, 'out'),
  });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traffic-'));
  for (const name of ['classes.json', 'model.onnx']) await cp(join(FASHION, name), join(folder, name));
  const lines = (await readFile(join(FASHION, 'regression-set.jsonl'), 'utf8')).split('\n').slice(0, 200);
  await writeFile(join(folder, 'regression-set.jsonl'), `${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

describe('traffic', () => {
  test('in the server scenario latency counts from when a request is due, and how much of it was waiting is reported', async () => {
    const { verdict, exitCode } = await judge(
      '{ scenario: server, load: 0.7, streams: 1 }',
      '{ task-score: { max-drop: 1pp } }',
    );
    expect(exitCode).toBe(0);
    const { settings = [], method, notes = [] } = verdict.models[0] ?? {};
    const share = method?.queueShare?.candidate;
    // On a machine too busy to keep the schedule every launch is discarded, and the report says so.
    if (share === null) {
      expect(notes).toContainEqual(expect.objectContaining({ kind: 'launches-discarded', why: 'late' }));
    } else {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
    expect(settings).toContainEqual({ name: 'scenario', candidate: 'server' });
    expect(settings).toContainEqual({ name: 'load', candidate: '0.7' });
  });

  test('in multi-stream a query takes until the last of its samples is done', async () => {
    const { verdict, exitCode } = await judge(
      '{ scenario: multi-stream, samples-per-query: 6, streams: 2 }',
      '{ throughput: { min: 1 } }',
    );
    expect(exitCode).toBe(0);
    const row = (metric: string) =>
      verdict.models[0]?.rows.find((each) => each.metric === metric)?.candidate ?? 0;
    expect(verdict.models[0]?.settings).toEqual(
      expect.arrayContaining([
        { name: 'scenario', candidate: 'multi-stream' },
        { name: 'batch', candidate: '1' },
        { name: 'streams', candidate: '2' },
        { name: 'samples-per-query', candidate: '6' },
      ]),
    );
    // Six samples on two streams take three service times or more, and throughput counts two streams as busy all the time.
    expect(row('latency-mean')).toBeGreaterThanOrEqual((0.999 * 3 * 2 * 1e9) / row('throughput'));
  });

  test('offline, one stream’s throughput is what its service time allows', async () => {
    const { verdict } = await judge(
      '{ scenario: offline, streams: 2, batch: 4 }',
      '{ throughput: { min: 1 } }',
    );
    expect(metricsIn(verdict, 'pass')).toEqual(['throughput']);
    const row = (metric: string) => verdict.models[0]?.rows.find((each) => each.metric === metric);
    // Everything is due at once, so the mean wait is many service times.
    expect(row('latency-mean')?.candidate ?? 0).toBeGreaterThan(
      (10 * ((2 * 4e9) / (row('throughput')?.candidate ?? 0))) / 2,
    );
  });

  describe('of a model without a batch axis', () => {
    const SAMPLES = 15_600;
    const RATE = 16_000;

    /** y = mean(waveform) · sr */
    const writeWaveformModel = (): Buffer =>
      model({
        inputs: [value('waveform', 'float32', [SAMPLES]), value('sr', 'int64', [])],
        outputs: [value('y', 'float32', [])],
        nodes: [
          { op: 'Cast', inputs: ['sr'], outputs: ['rate'], attributes: [{ name: 'to', i: 1 }] },
          {
            op: 'ReduceMean',
            inputs: ['waveform'],
            outputs: ['mean'],
            attributes: [{ name: 'keepdims', i: 0 }],
          },
          { op: 'Mul', inputs: ['mean', 'rate'], outputs: ['y'] },
        ],
      });

    const writeWaveform = (level: number): string => {
      const base64 = Buffer.from(new Float32Array(SAMPLES).fill(level).buffer).toString('base64');
      const waveform = { dtype: 'float32', shape: [SAMPLES], base64 };
      return JSON.stringify({ inputs: { waveform, sr: RATE }, label: { y: level * RATE } });
    };

    const wordsFor = async (traffic: string): Promise<string[]> => {
      const policy = `version: 1
models:
  - id: waveform
    artifact: waveform.onnx
    dataset: { path: waveforms.jsonl }
    task: { kind: output-match }
    traffic: ${traffic}
    limits: { throughput: { min: 1 }, task-score: { min: 1 } }
`;
      await writeFile(join(folder, 'waveform.onnx'), writeWaveformModel());
      await writeFile(join(folder, 'waveforms.jsonl'), [1, 2, 3, 4].map(writeWaveform).join('\n'));
      await writeFile(join(folder, 'waveform.yml'), policy);
      return ['--policy', 'waveform.yml', '--baseline', 'waveform.onnx', '--budget', '60s'];
    };

    test('an item given whole is one run and counts as one item', async () => {
      const { verdict, exitCode } = await runCheck(await wordsFor('{ batch: 1 }'), {
        cwd: folder,
        out: join(folder, 'whole'),
      });
      expect(exitCode).toBe(0);
      expect(metricsIn(verdict, 'pass')).toEqual(['throughput', 'task-score']);
      const row = (metric: string) =>
        verdict.models[0]?.rows.find((each) => each.metric === metric)?.candidate ?? Number.NaN;
      const itemsPerRun = (row('throughput') * row('latency-mean')) / 1e9;
      expect(itemsPerRun).toBeGreaterThan(0.5);
      expect(itemsPerRun).toBeLessThan(2);
    });

    test('its first axis is not a batch that could be asked for', async () => {
      const words = await wordsFor(`{ batch: ${SAMPLES} }`);
      const { exitCode, stderr } = await runGate(['check', '--fresh', ...words], { cwd: folder });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(
        `traffic.batch: expected 1 for items that are given whole (waveforms.jsonl, line 1), got ${SAMPLES}.`,
      );
    });
  });
});
