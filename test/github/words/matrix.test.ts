import { expect, test } from 'vitest';
import type { RunnerReason } from '../../../src/github/matrix/choose-runner.ts';
import { chosenRunnerText, measuredWarning, runnerReasonText } from '../../../src/github/words/matrix.ts';

const labels = ['self-hosted', 'gpu'];

const reasons: readonly [RunnerReason, string][] = [
  [{ kind: 'no-gpu-wanted' }, 'no GPU runner is configured'],
  [{ kind: 'online', runner: 'gpu-1' }, 'runner `gpu-1` is online'],
  [{ kind: 'busy', runner: 'gpu-1' }, 'runner `gpu-1` is online but busy, so the job waits for it'],
  [{ kind: 'all-busy', runners: 2 }, '2 runners are online but busy, so the job waits for one of them'],
  [
    { kind: 'trusted', labels },
    'the input `runner` names `self-hosted`, `gpu`, used without checking that it is online',
  ],
  [{ kind: 'fork', replaced: null }, 'pull requests from forks never run on self-hosted runners'],
  [
    { kind: 'fork', replaced: ['cpu-pool'] },
    'pull requests from forks never run on self-hosted runners, and `cpu-pool` may be one',
  ],
  [{ kind: 'no-token' }, 'no GPU runner is known to be online, because no token may list the runners'],
  [
    {
      kind: 'list-refused',
      refusals: [
        { kind: 'failed', of: null, message: 'x' },
        { kind: 'failed', of: null, message: 'y' },
      ],
    },
    'no GPU runner is known to be online (could not list self-hosted runners: x; could not list self-hosted runners: y)',
  ],
  [{ kind: 'none-listed' }, 'no GPU runner was online (the server lists no self-hosted runner)'],
  [
    { kind: 'none-with-labels', labels, listed: 2 },
    'no GPU runner was online (none of the 2 listed has the labels `self-hosted`, `gpu`)',
  ],
  [
    { kind: 'offline', labels, runners: 1 },
    'no GPU runner was online (1 with the labels `self-hosted`, `gpu` is offline)',
  ],
  [
    { kind: 'offline', labels, runners: 2 },
    'no GPU runner was online (2 with the labels `self-hosted`, `gpu` are offline)',
  ],
];

test.each(reasons)('%j is a clause', (reason, text) => {
  expect(runnerReasonText(reason)).toBe(text);
});

test('a chosen runner is named with its reason', () => {
  const why: RunnerReason = { kind: 'online', runner: 'gpu-1' };
  expect(chosenRunnerText({ runner: labels, fallback: undefined, why })).toBe(
    'Measuring on `self-hosted`, `gpu`: runner `gpu-1` is online.',
  );
});

test('a fallback is called one', () => {
  const why: RunnerReason = { kind: 'none-listed' };
  expect(chosenRunnerText({ runner: ['ubuntu-24.04'], fallback: 'none-listed', why })).toBe(
    'Measuring on `ubuntu-24.04` as a CPU fallback: no GPU runner was online (the server lists no self-hosted runner).',
  );
});

test('a measuring job says who decides', () => {
  expect(measuredWarning('`ocr` P95 latency +62.0%')).toBe(
    'The verdict job will decide on this: `ocr` P95 latency +62.0%',
  );
});
