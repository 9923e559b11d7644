import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors/errors.ts';
import type { BaselineRecord } from '../../src/records/baseline-record.ts';
import { readRecord } from '../../src/stores/record-folder.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';
import { oneItem } from '../support/one-item.ts';

/* Baseline records that are not what the gate wrote. None of them may be used, not even in part. */

const RECORD: BaselineRecord = {
  version: 5,
  modelId: 'm',
  commit: 'a'.repeat(40),
  recordedAt: '2026-11-24T03:00:00.000Z',
  run: null,
  model: { sha256: 'f'.repeat(64), sizeBytes: 1000, keptAs: null },
  comparability: { dataset: 'd' },
  environment: { processor: 'p', 'a "quoted": name': '{"x": 1}' },
  measurement: armOf({ launches: [launchOf(1e6)], outcomes: oneItem() }),
  figures: { 'model-size': 1000 },
};
const TEXT = JSON.stringify(RECORD);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fault-record-'));
  file = join(folder, 'record.json');
});
afterEach(() => rm(folder, { recursive: true }));

async function refusal(text: string): Promise<string> {
  await writeFile(file, text);
  const reading = readRecord(folder);
  await expect(reading).rejects.toThrow(UserError);
  return reading.then(
    () => '',
    (error: UserError) => error.message,
  );
}

/** The record's text with one part exchanged. */
function edit(from: string, to: string): string {
  expect(TEXT.split(from)).toHaveLength(2);
  return TEXT.replace(from, () => to);
}

test('what the gate wrote is read back', async () => {
  await writeFile(file, `${TEXT}\n`);
  expect((await readRecord(folder)).record).toEqual(RECORD);
});

describe('F23: a record', () => {
  test.each([
    { title: 'that is cut short', text: TEXT.slice(0, -40), says: 'expected a baseline record, got ' },
    { title: 'that is empty', text: '', says: 'expected a baseline record, got ' },
    { title: 'with a byte-order mark', text: `\uFEFF${TEXT}`, says: 'expected a baseline record, got ' },
    { title: 'of another schema', text: '{"name":"x"}', says: 'version: expected schema version 3, 4 or 5' },
    { title: 'of a version to come', text: edit('"version":5', '"version":6'), says: 'got 6' },
    {
      title: 'with a key twice',
      text: edit('"modelId":"m"', '"modelId":"m","commit":null'),
      says: 'got an object with a key twice',
    },
    {
      title: 'with a key twice, once in an escaped spelling, within',
      text: edit('"model-size":1000', '"model-size":1000,"model\\u002dsize":1'),
      says: 'got an object with a key twice',
    },
    {
      title: 'with the prototype for a key',
      text: edit('"modelId":"m"', '"modelId":"m","__proto__":{"commit":null}'),
      says: '__proto__',
    },
  ])('F23: $title is refused, with its path and the reason', async ({ text, says }) => {
    const message = await refusal(text);
    expect(message).toContain(file);
    expect(message).toContain(says);
  });

  test('F23: that is larger than any record is refused before it is read', async () => {
    await writeFile(file, TEXT);
    // Sparse: it takes no room on the disk.
    await truncate(file, 2 ** 40);
    await expect(readRecord(folder)).rejects.toThrow(`${2 ** 40} bytes, more than`);
  });
});

const SIZE = '"sizeBytes":1000';
const LATENCY = '"p95Ns":1000000,"p99Ns":1200000,"meanNs":920000},"machineNs"';

test.each([
  { title: 'NaN', text: edit(SIZE, '"sizeBytes":NaN'), says: 'expected a baseline record, got ' },
  { title: 'an infinity', text: edit(SIZE, '"sizeBytes":1e999'), says: 'model.sizeBytes: ' },
  { title: 'a negative number', text: edit(SIZE, '"sizeBytes":-1'), says: 'model.sizeBytes: ' },
  { title: 'text', text: edit(SIZE, '"sizeBytes":"1000"'), says: 'model.sizeBytes: ' },
  { title: 'null', text: edit(SIZE, '"sizeBytes":null'), says: 'model.sizeBytes: ' },
  {
    title: 'a latency below zero',
    text: edit(LATENCY, LATENCY.replace('1000000', '-1000000')),
    says: 'measurement.launches.0.net.latency.p95Ns: ',
  },
  {
    title: 'a figure that is text',
    text: edit('"model-size":1000', '"model-size":"1e3"'),
    says: 'figures.model-size: ',
  },
])('F24: a record with $title for a number is refused, with its place', async ({ text, says }) => {
  expect(await refusal(text)).toContain(says);
});
