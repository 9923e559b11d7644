import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { splitWait, WaitClock } from '../../../../src/engine/onnxruntime/child/wait-clock.ts';
import { SCHEDSTAT } from '../../../../src/engine/onnxruntime/core-waiting.ts';

const { NaN: UNKNOWN, MAX_SAFE_INTEGER } = Number;

interface Row {
  readonly title: string;
  readonly waited?: number;
  /** CPU time of the process's other threads. */
  readonly othersCpu?: number;
  readonly outside?: number;
  readonly expected: readonly [othersNs: number, ownNs: number];
}

describe('splitWait', () => {
  test.each<Row>([
    { title: 'without a wait there is nothing to split', waited: 0, expected: [0, 0] },
    { title: 'own threads that ran did not make it wait', waited: 0, othersCpu: 2500, expected: [0, 0] },
    { title: 'while no own thread ran, others made it wait', expected: [900, 0] },
    { title: 'own threads explain as much as they ran', othersCpu: 400, expected: [500, 400] },
    { title: 'own threads that ran 1 ns less explain all but 1 ns', othersCpu: 899, expected: [1, 899] },
    { title: 'own threads that ran all the time explain all', othersCpu: 900, expected: [0, 900] },
    {
      title: 'own threads on several cores explain no more than the wait',
      othersCpu: 2500,
      expected: [0, 900],
    },
    { title: 'a wait that may have been outside is left out', outside: 300, expected: [600, 0] },
    { title: 'own threads explain what is left', othersCpu: 500, outside: 300, expected: [100, 500] },
    { title: 'a gap 1 ns shorter than the wait leaves 1 ns', outside: 899, expected: [1, 0] },
    { title: 'a gap as long as the wait leaves nothing', outside: 900, expected: [0, 0] },
    { title: 'a gap longer than the wait leaves nothing', othersCpu: 500, outside: 901, expected: [0, 0] },
    // CPU time is in whole µs and the thread's own time in ns, so their difference may step back.
    { title: 'a CPU time that steps back explains nothing', othersCpu: -700, expected: [900, 0] },
    { title: 'an unknown wait has no causes', waited: UNKNOWN, othersCpu: 400, expected: [UNKNOWN, UNKNOWN] },
    { title: 'unknown own threads leave the cause open', othersCpu: UNKNOWN, expected: [UNKNOWN, UNKNOWN] },
    { title: 'an unknown gap leaves the wait open', outside: UNKNOWN, expected: [UNKNOWN, UNKNOWN] },
  ])('$title', ({ waited = 900, othersCpu = 0, outside = 0, expected: [othersNs, ownNs] }) => {
    // Both counters started long before.
    const before = { waitedNs: 5000, othersCpuNs: 70_000 };
    const after = { waitedNs: 5000 + waited, othersCpuNs: 70_000 + othersCpu };
    expect(splitWait([before, after], outside)).toEqual({ othersNs, ownNs });
  });
});

describe('WaitClock', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wait-clock-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  test('knows nothing where there is no such file', () => {
    const clock = new WaitClock(join(directory, 'schedstat'));
    expect(clock.read()).toEqual({ waitedNs: UNKNOWN, othersCpuNs: UNKNOWN });
    expect(splitWait([clock.read(), clock.read()], 0)).toEqual({ othersNs: UNKNOWN, ownNs: UNKNOWN });
  });

  test('reads the file afresh each time, through one descriptor', async () => {
    const file = join(directory, 'schedstat');
    await writeFile(file, '1000 70 3\n');
    const clock = new WaitClock(file);
    expect(clock.read().waitedNs).toBe(70);
    await writeFile(file, '1000 4000000000 5\n');
    expect(clock.read().waitedNs).toBe(4e9);
    await writeFile(file, '0 0 0\n');
    expect(clock.read()).toEqual({ waitedNs: UNKNOWN, othersCpuNs: UNKNOWN });
  });

  test('what this thread did not run of the CPU time, other threads did', async () => {
    const file = join(directory, 'schedstat');
    const othersCpuNs = async (onCoreNs: number): Promise<number> => {
      await writeFile(file, `${onCoreNs} 0 1\n`);
      return new WaitClock(file).read().othersCpuNs;
    };
    expect(await othersCpuNs(1)).toBeGreaterThan(0);
    expect(await othersCpuNs(MAX_SAFE_INTEGER)).toBeLessThan(0);
  });

  test('does not take a file that it cannot open for a missing one', () => {
    expect(() => new WaitClock(join(directory, 'name'.repeat(100)))).toThrow('ENAMETOOLONG');
  });

  test.runIf(process.platform === 'linux')('the kernel’s own file has figures that never decrease', () => {
    const clock = new WaitClock(SCHEDSTAT);
    const [first, second] = [clock.read(), clock.read()];
    expect(first.waitedNs).toBeGreaterThanOrEqual(0);
    expect(second.waitedNs).toBeGreaterThanOrEqual(first.waitedNs);
    expect(splitWait([first, second], 0).othersNs).toBeGreaterThanOrEqual(0);
    expect(splitWait([first, second], 0).ownNs).toBeGreaterThanOrEqual(0);
  });
});
