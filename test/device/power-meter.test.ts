import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openGpu } from '../../src/device/open-gpu.ts';
import { type MeanPower, meterGpu, meterProcessor } from '../../src/device/power-meter.ts';
import { type Override, standIn } from '../support/stand-in.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function meter(name: string, from: readonly Override[] = [], windowMs = 1100) {
  const smi = await standIn(name, { from });
  ends.push(() => smi.remove());
  const access = openGpu({ command: smi.command });
  if (access.kind === 'unreadable') throw new Error(access.message);
  const opened = meterGpu(access.gpu);
  ends.push(() => opened.stop());
  // The reader is a process that must come up first.
  await wait(300);
  opened.begin();
  await wait(windowMs);
  const power: MeanPower = await opened.end();
  return { kind: opened.kind, power };
}

describe('meterGpu', () => {
  test('integrates the power where the driver counts no energy', async () => {
    const { kind, power } = await meter('data-centre');
    expect(kind).toBe('gpu-power');
    expect(power.ok && power.watts).toBeCloseTo(69.85, 9);
  });

  test('takes the counter of energy where there is one', async () => {
    const { kind, power } = await meter('energy-counter');
    expect(kind).toBe('gpu-counter');
    // The counter rises by 100 mJ per ms and is stamped in whole ms.
    expect(power.ok && power.watts).toBeGreaterThan(95);
    expect(power.ok && power.watts).toBeLessThan(105);
  });

  test('power is unknown where the driver does not report it', async () => {
    expect((await meter('container')).power).toEqual({
      ok: false,
      why: { kind: 'gpu-power-not-reported' },
    });
  });

  test('a window that is too short says nothing', async () => {
    const { power } = await meter('data-centre', [], 100);
    expect(power).toMatchObject({
      ok: false,
      why: { kind: expect.stringMatching(/^(too-few-readings|gpu-power-not-reported)$/) },
    });
  });
});

test('a machine without counters of its processor has no meter, and says why', () => {
  expect(meterProcessor('/nowhere')).toEqual({
    why: { kind: 'no-processor-counter' },
  });
});
