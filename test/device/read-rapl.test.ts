import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joulesBetween, readRapl } from '../../src/device/read-rapl.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'powercap-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function zone(
  folder: string,
  name: string,
  energyUj: number | string,
  rangeUj = 262_143_328_850,
): Promise<void> {
  await mkdir(join(root, folder), { recursive: true });
  const write = (file: string, value: number | string): Promise<void> =>
    writeFile(join(root, folder, file), `${value}\n`);
  await write('name', name);
  await write('energy_uj', energyUj);
  await write('max_energy_range_uj', rangeUj);
}

function read(): ReadonlyMap<string, { energyUj: number; rangeUj: number }> {
  const found = readRapl(root);
  if (!found.ok) throw new Error(found.why.kind);
  return found.counters;
}

describe('readRapl', () => {
  test('adds up the packages, and neither their parts nor the platform that contains them', async () => {
    await zone('intel-rapl:0', 'package-0', 1_000_000);
    await zone('intel-rapl:1', 'package-1', 5_000_000);
    await zone('intel-rapl:0:0', 'core', 700_000);
    await zone('intel-rapl:2', 'psys', 9_000_000);
    const before = read();
    await zone('intel-rapl:0', 'package-0', 3_500_000);
    await zone('intel-rapl:1', 'package-1', 5_250_000);
    await zone('intel-rapl:2', 'psys', 20_000_000);
    expect(joulesBetween(before, read())).toBeCloseTo(2.75, 9);
  });

  test('a counter that wrapped did so once', async () => {
    await zone('intel-rapl:0', 'package-0', 999_000_000, 1_000_000_000);
    const before = read();
    await zone('intel-rapl:0', 'package-0', 4_000_000, 1_000_000_000);
    expect(joulesBetween(before, read())).toBeCloseTo(5, 9);
  });

  test.each([
    ['no such folder', async () => rm(root, { recursive: true })],
    ['no package in it', async () => zone('intel-rapl:0', 'psys', 1)],
  ])('without counters it says so: %s', async (_, prepare) => {
    await prepare();
    expect(readRapl(root)).toEqual({
      ok: false,
      why: { kind: 'no-processor-counter' },
    });
  });

  test.skipIf(process.getuid?.() === 0)('says that only root may read it', async () => {
    await zone('intel-rapl:0', 'package-0', 1);
    await chmod(join(root, 'intel-rapl:0', 'energy_uj'), 0);
    expect(readRapl(root)).toMatchObject({ ok: false, why: { kind: 'processor-counter-needs-root' } });
  });

  test('a count that is not a number is an error, never a 0', async () => {
    await zone('intel-rapl:0', 'package-0', 'many');
    expect(() => readRapl(root)).toThrow('intel-rapl:0/energy_uj: expected a count of µJ, got many');
  });
});
