import { afterEach, describe, expect, test } from 'vitest';
import { describeGpu } from '../../src/device/environment-fields.ts';
import type { GpuReading } from '../../src/device/gpu-reading.ts';
import { type Gpu, openGpu, readGpu, readGpuProcesses } from '../../src/device/open-gpu.ts';
import { type StandIn, standIn } from '../support/stand-in.ts';

const opened: StandIn[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.remove()));
});

async function replay(...given: Parameters<typeof standIn>): Promise<StandIn> {
  const smi = await standIn(...given);
  opened.push(smi);
  return smi;
}

async function open(name: string): Promise<Gpu> {
  const access = openGpu({ command: (await replay(name)).command });
  if (access.kind === 'unreadable') throw new Error(access.message);
  return access.gpu;
}

const MIB = 2 ** 20;

describe('openCard', () => {
  const cases: readonly { title: string; name: string; reads: Partial<GpuReading> }[] = [
    {
      title: 'a data-centre card tells all but its energy, for which nvidia-smi has no name',
      name: 'data-centre',
      reads: {
        name: 'NVIDIA H100 80GB HBM3',
        driver: '590.48.01',
        mig: 'Disabled',
        memoryUsedBytes: 0,
        powerDrawW: 69.85,
        powerLimitW: 700,
        clockReasons: 1,
        hwThermalUs: 0,
        energyMj: null,
      },
    },
    {
      title: 'a card that was read tells all but its energy',
      name: 'h100-cuda',
      reads: {
        driver: '580.159.04',
        mig: 'Disabled',
        ecc: 'Enabled',
        memoryUsedBytes: 0,
        powerDrawW: 71.99,
        smClockMhz: 345,
        powerCapUs: 0,
        energyMj: null,
      },
    },
    {
      title: 'a desktop GPU has neither MIG nor ECC, and that is not "Disabled"',
      name: 'desktop',
      reads: { mig: null, ecc: null, persistence: 'Disabled', displayActive: 'Enabled' },
    },
    {
      title: 'an older driver has other names for the reasons and no counters',
      name: 'older-driver',
      reads: { driver: '465.27', clockReasons: 1, hwThermalUs: null, swThermalUs: null },
    },
    {
      title: 'in a container, what cannot be seen is unknown, never 0',
      name: 'container',
      reads: { memoryUsedBytes: null, powerDrawW: null, powerLimitW: null, mig: 'Enabled' },
    },
    { title: 'a driver that counts energy', name: 'energy-counter', reads: { powerDrawW: 69.85 } },
  ];
  test.each(cases)('F43: $title', async ({ name, reads }) => {
    const { first } = await open(name);
    expect(first).toMatchObject(reads);
  });

  test('takes the counter of energy where there is one', async () => {
    const gpu = await open('energy-counter');
    expect(gpu.names).toContain('total_energy_consumption');
    expect(gpu.first.energyMj).toBeGreaterThan(0);
  });

  test.each([
    {
      name: 'lost',
      message:
        'the GPU has fallen off the bus or is lost (nvidia-smi exit code 15: Unable to determine the device handle for GPU 0000:05:00.0: GPU is lost.',
    },
    {
      name: 'no-driver',
      message: 'the NVIDIA driver is not loaded (nvidia-smi exit code 9: NVIDIA-SMI has failed',
    },
  ])('says why there is none: $name', async ({ name, message }) => {
    const access = openGpu({ command: (await replay(name)).command });
    expect(access.kind === 'unreadable' && access.message).toContain(message);
  });

  test('F43: says that there is no nvidia-smi at all', () => {
    expect(openGpu({ command: '/nowhere/nvidia-smi' })).toEqual({
      kind: 'unreadable',
      message: 'nvidia-smi was not found on PATH',
    });
  });

  test('queries the GPU that the runtime uses, which a MIG device has no name for', async () => {
    const { command } = await replay('data-centre');
    const selectorOf = (visible: string) => {
      const access = openGpu({ command, visible });
      return access.kind === 'readable' ? access.gpu.selector : undefined;
    };
    expect(selectorOf('2,3')).toEqual(['-i', '2']);
    expect(selectorOf('GPU-1937b558')).toEqual(['-i', 'GPU-1937b558']);
    expect(selectorOf('MIG-4f1a')).toEqual([]);
    expect(selectorOf('')).toEqual([]);
  });
});

describe('a GPU that was opened', () => {
  test('F41: that is lost later says so', async () => {
    const smi = await replay('data-centre', {
      from: [{ call: 3, exit: 15, stderr: 'GPU is lost.  Reboot the system to recover this GPU\n' }],
    });
    const access = openGpu({ command: smi.command });
    if (access.kind === 'unreadable') throw new Error(access.message);
    // The first call found that the driver does not count energy, the second opened the GPU.
    expect(readGpu(access.gpu)).toMatchObject({ ok: false, message: expect.stringContaining('is lost') });
  });

  test('lists the processes on it, and counts those that it does not name', async () => {
    const smi = await replay('desktop', {
      from: [{ call: 1, apps: ['[Insufficient Permissions], [Insufficient Permissions]', '77, [N/A]'] }],
    });
    const access = openGpu({ command: smi.command });
    if (access.kind === 'unreadable') throw new Error(access.message);
    expect(readGpuProcesses(access.gpu)).toEqual({
      ok: true,
      value: {
        processes: [
          { pid: 2165, usedBytes: 25 * MIB },
          { pid: 77, usedBytes: null },
        ],
        unnamed: 1,
      },
    });
  });
});

describe('describeGpu', () => {
  test('names the properties that stay the same, and those that the driver does not report', async () => {
    const { first } = await open('desktop');
    expect(describeGpu(first)).toEqual({
      card: 'NVIDIA GeForce RTX 4080 SUPER',
      'card driver': '595.71.05',
      'card power limit': '320 W',
      'card persistence': 'Disabled',
      'card MIG': 'not told',
      'card ECC': 'not told',
    });
  });
});
