import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FASHION, metricsIn, runCheck } from './run-check.ts';

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
});
