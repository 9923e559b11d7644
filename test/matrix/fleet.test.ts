import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeResults } from '../../src/matrix/judge-results.ts';
import { readResults } from '../../src/matrix/read-results.ts';
import { EXIT } from '../../src/verdict/exit-code.ts';
import { type Fleet, makeFleet } from '../support/fleet.ts';
import { contextOf } from './result-fixture.ts';

/* A run of a hundred models with four shards each: whichever result is lost, the run is an error, never a pass. */

let fleet: Fleet;
beforeAll(() => {
  fleet = makeFleet({ models: 100, shards: 4, items: 12 });
});
afterAll(() => rmSync(fleet.folder, { recursive: true }));

async function judge(runId = fleet.of.runId): Promise<ReturnType<typeof judgeResults>> {
  const { policy, of } = fleet;
  const models = policy.models.map(({ id }) => id);
  const context = contextOf({ of: { ...of, runId }, models });
  return judgeResults(await readResults(fleet.results), {
    ...context,
    rules: { ...context.rules, policy, headPolicy: policy },
  });
}

/** Runs `act` with one result file changed, and puts it back. */
async function changed<Value>(
  file: string,
  change: (text: string) => string | undefined,
  act: () => Promise<Value>,
) {
  const [saved, text] = [`${file}.saved`, readFileSync(file, 'utf8')];
  renameSync(file, saved);
  try {
    const other = change(text);
    if (other !== undefined) writeFileSync(file, other);
    return await act();
  } finally {
    rmSync(file, { force: true });
    renameSync(saved, file);
  }
}

describe('the verdict on a hundred models', () => {
  test('passes if every shard of every model is there', async () => {
    const { exitCode, verdict } = await judge();
    expect(verdict.problems).toBeUndefined();
    expect(exitCode).toBe(EXIT.ok);
    expect(verdict.models).toHaveLength(100);
    expect(verdict.models.every(({ shards }) => shards?.of === 4)).toBe(true);
  });

  test.each([
    {
      title: 'a shard that is lost',
      model: 'm017',
      shard: 3,
      change: () => undefined,
      problems: [{ kind: 'missing-shards', model: 'm017', shards: [3], of: 4 }],
    },
    {
      title: 'a first shard that is lost',
      model: 'm099',
      shard: 1,
      change: () => undefined,
      problems: [{ kind: 'missing-shards', model: 'm099', shards: [1], of: 4 }],
    },
    {
      title: 'a shard whose machine failed',
      model: 'm042',
      shard: 2,
      change: (text: string) =>
        JSON.stringify({
          ...JSON.parse(text),
          found: { kind: 'broken', exitCode: 4, message: 'disk full' },
        }),
      problems: [
        { kind: 'job-failed', result: { model: 'm042', shard: { index: 2, of: 4 } }, message: 'disk full' },
      ],
    },
    {
      title: 'a shard that was cut while it was written',
      model: 'm000',
      shard: 4,
      change: (text: string) => text.slice(0, text.length / 2),
      problems: [
        expect.objectContaining({ kind: 'unreadable-file', why: { kind: 'not-json' } }),
        { kind: 'missing-shards', model: 'm000', shards: [4], of: 4 },
      ],
    },
    {
      title: 'a shard of another commit',
      model: 'm007',
      shard: 2,
      change: (text: string) => {
        const result = JSON.parse(text);
        return JSON.stringify({ ...result, of: { ...result.of, commit: 'f'.repeat(40) } });
      },
      problems: [
        expect.objectContaining({ kind: 'refused-result' }),
        { kind: 'missing-shards', model: 'm007', shards: [2], of: 4 },
      ],
    },
  ])('is an error for $title, and still has the others', async ({ model, shard, change, problems }) => {
    const { exitCode, verdict } = await changed(fleet.fileOf(model, shard), change, () => judge());
    expect(verdict).toMatchObject({ state: 'error', problems });
    expect(exitCode).toBe(EXIT.infrastructure);
    expect(verdict.models.map(({ id }) => id)).not.toContain(model);
    expect(verdict.models).toHaveLength(99);
  });

  test('is an error for the results of another run', async () => {
    const { exitCode, verdict } = await judge('another');
    expect({ exitCode, models: verdict.models.length }).toEqual({ exitCode: EXIT.infrastructure, models: 0 });
    expect(verdict.problems?.every(({ kind }) => kind === 'refused-result')).toBe(true);
  });
});
