import { describe, expect, test } from 'vitest';
import type { ReadingProblem } from '../../../../src/device/reading-problem.ts';
import { readingProblemText } from '../../../../src/report/words/run/device.ts';

describe('readingProblemText', () => {
  const rows: readonly (readonly [ReadingProblem, string])[] = [
    [{ kind: 'unreadable', message: 'the driver is not loaded' }, 'the driver is not loaded'],
    [{ kind: 'gpu-memory-not-reported' }, 'the driver does not report the memory of the GPU'],
    [{ kind: 'gpu-memory-did-not-rise' }, 'the memory of the GPU did not rise while the model ran'],
    [
      { kind: 'processes-not-named' },
      'the driver does not say which process uses the memory ([Insufficient Permissions])',
    ],
    [
      { kind: 'process-not-listed' },
      'the driver does not list the measuring process (as can happen in a container)',
    ],
    [
      { kind: 'gpu-shared', isListed: true, by: 'mig' },
      'the driver does not report the memory of a process ([N/A]), and the GPU is shared (MIG)',
    ],
    [
      { kind: 'gpu-shared', isListed: false, by: 'unseen-processes' },
      'the driver lists only processes that compute, and other processes on the GPU cannot be seen from this container',
    ],
    [
      { kind: 'gpu-shared', isListed: false, by: 'other-processes' },
      'the driver lists only processes that compute, and the GPU is also used by others',
    ],
    [{ kind: 'gpu-power-not-reported' }, 'the driver does not report the power of the GPU'],
    [{ kind: 'too-few-readings', readings: 1 }, 'there was only 1 reading of the GPU'],
    [{ kind: 'too-few-readings', readings: 2 }, 'there were only 2 readings of the GPU'],
    [{ kind: 'gpu-counter-reset' }, 'the energy counter of the GPU was reset'],
    [{ kind: 'clock-was-set' }, 'the clock of this machine was set during the measurement'],
    [{ kind: 'other-process', pid: 4711 }, 'another process was on the GPU (process 4711)'],
    [{ kind: 'no-processor-counter' }, 'this machine has no energy counter for its processor (RAPL)'],
    [
      { kind: 'processor-counter-needs-root' },
      'only root may read the energy counter of the processor (`/sys/class/powercap/intel-rapl:*/energy_uj`)',
    ],
  ];
  test.each(rows)('%o', (problem, text) => {
    expect(readingProblemText(problem)).toBe(text);
  });
});
