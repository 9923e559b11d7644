import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { fillRepository } from '../../bench/quarter/repository.ts';
import { openGpu } from '../../src/device/open-gpu.ts';
import { meterGpu } from '../../src/device/power-meter.ts';
import { runGate } from '../../src/gate.ts';
import { analyzeHistory } from '../../src/trend/analyze-history.ts';
import { changeModel, drawnMachine, portsOn, requestFor } from '../gate/drawn-run.ts';
import { NIGHT_MS, nights } from '../support/fixtures/history-fixture.ts';
import { openGitLab } from '../support/git-lab.ts';
import { standIn } from '../support/stand-in.ts';

/* A clock that is set while the gate works. */

const HOUR_MS = 3_600_000;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

test('F46: a clock that is set an hour back or a day forward changes no figure and no verdict', async () => {
  const lab = openGitLab();
  ends.push(() => lab.remove());
  fillRepository(lab);
  const base = lab.run('rev-parse', 'HEAD');
  changeModel(lab, 1.05);
  const start = Date.parse('2026-11-25T09:00:00Z');
  const judge = async (stepMs: number) => {
    let asked = 0;
    const now = () => new Date(start + (asked++ > 0 ? stepMs : 0));
    const { exitCode, verdict } = await runGate(requestFor(lab, base), portsOn(drawnMachine(1), { now }));
    return { exitCode, models: verdict.models.map(({ rows, state }) => ({ rows, state })) };
  };
  const steady = await judge(0);
  expect(await judge(-HOUR_MS)).toEqual(steady);
  expect(await judge(NIGHT_MS)).toEqual(steady);
});

test('F46: nights whose clock was off by an hour stay in their order', () => {
  const story = { nights: 30, factor: (night: number) => (night >= 20 ? 1.3 : 1) };
  const steady = nights(story);
  const jittered = steady.map((line, night) => ({
    ...line,
    recordedAt: new Date(Date.parse(line.recordedAt) + (night % 2 === 0 ? HOUR_MS : -HOUR_MS)).toISOString(),
  }));
  const states = (lines: typeof steady) =>
    analyzeHistory(lines).series.map(({ modelId, metric, state }) => ({ modelId, metric, state }));
  expect(states(jittered)).toEqual(states(steady));
  expect(states(steady)).toMatchObject([{ state: 'regressed' }]);
});

test.each([
  { title: 'back', stepMs: -HOUR_MS },
  { title: 'forward', stepMs: NIGHT_MS },
])(
  'F46: power is unknown, and not small, where the clock was set $title while it was read',
  async ({ stepMs }) => {
    const smi = await standIn('energy-counter');
    ends.push(() => smi.remove());
    const access = openGpu({ command: smi.command });
    if (access.kind === 'unreadable') throw new Error(access.message);
    let setBy = 0;
    const meter = meterGpu(access.gpu, () => Date.now() + setBy);
    ends.push(() => meter.stop());
    meter.begin();
    await wait(50);
    setBy = stepMs;
    expect(await meter.end()).toEqual({ ok: false, why: { kind: 'clock-was-set' } });
  },
);
