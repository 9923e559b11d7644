import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appendHistory } from '../../../src/cli/history/local-history.ts';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import type { JudgedModel } from '../../../src/gate/gate-result.ts';
import { type HistoryLine, parseHistory } from '../../../src/records/history.ts';
import { model } from '../../support/fixtures/verdict-fixture.ts';

let store: string;
beforeEach(() => {
  store = join(mkdtempSync(join(tmpdir(), 'local-history-')), '.regression-gate');
});
afterEach(() => rmSync(join(store, '..'), { recursive: true, force: true }));

const DIGEST = 'a'.repeat(64);

function judged(id: string, given: Partial<JudgedModel> = {}): JudgedModel {
  const line: HistoryLine = {
    version: 1,
    run: null,
    modelId: id,
    commit: null,
    recordedAt: '2026-11-30T12:00:00.000Z',
    model: DIGEST,
    comparability: DIGEST,
    environment: DIGEST,
    figures: { 'latency-p95': 1e6 },
    state: 'no-baseline',
  };
  return { verdict: model({ id }), isRecorded: true, line, ...given } as JudgedModel;
}

const read = () => parseHistory(readFileSync(join(store, 'history.jsonl'), 'utf8'), 'history.jsonl');

test('every recorded model adds a line, with the commit, to those that are there', async () => {
  await appendHistory(store, [judged('a'), judged('b')], 'c'.repeat(40));
  await appendHistory(store, [judged('a')], undefined);
  const { lines, mistakes } = read();
  expect(mistakes).toEqual([]);
  expect(lines.map(({ modelId, commit, accepted }) => [modelId, commit, accepted])).toEqual([
    ['a', 'c'.repeat(40), true],
    ['b', 'c'.repeat(40), true],
    ['a', null, true],
  ]);
});

test('a model that was not recorded or not measured adds none', async () => {
  await appendHistory(
    store,
    [judged('a', { isRecorded: false }), judged('b', { line: undefined })],
    undefined,
  );
  expect(read).toThrow('ENOENT');
});

test('a history that cannot be written is an error that names it', async () => {
  mkdirSync(join(store, 'history.jsonl'), { recursive: true });
  const failed = appendHistory(store, [judged('a')], undefined);
  await expect(failed).rejects.toThrow(InfrastructureError);
  await expect(failed).rejects.toThrow(
    'history.jsonl: expected a history that can be appended to, got EISDIR.',
  );
});
