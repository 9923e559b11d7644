import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { summarizeLaunch } from '../../../src/measure/latency/summarize-launch.ts';
import type { Sample } from '../../../src/measure/latency/time-block.ts';
import { tailNs } from '../../../src/verdict/row/p95-views.ts';
import { unwatched, waited } from './sample-fixture.ts';

/* Launches as the measuring child reported them on a machine with two cores, in which raw and net latency disagree. */

const column = z.array(z.number());
const recordedSchema = z.object({
  pair: z.string(),
  load: z.string(),
  inputs: z.number(),
  /** Baseline, candidate. */
  arms: z.array(z.object({ latenciesUs: column, othersWaitUs: column, ownWaitUs: column })).length(2),
});

type Recorded = z.infer<typeof recordedSchema>;

const read = (name: string): Recorded =>
  recordedSchema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8')),
  );

const NS_PER_US = 1000;

/** @param isNet - Whether the launch is summarized with what was reported about waiting. */
function summarize({ inputs, arms }: Recorded, isNet: boolean): [Launch, Launch] {
  const sampleOf =
    ({ latenciesUs, othersWaitUs, ownWaitUs }: Recorded['arms'][number]) =>
    (_: unknown, run: number): Sample => {
      const [latencyNs, othersNs, ownNs] = [latenciesUs, othersWaitUs, ownWaitUs].map(
        (us) => NS_PER_US * (us[run] ?? Number.NaN),
      ) as [number, number, number];
      return isNet ? waited(latencyNs, othersNs, ownNs) : unwatched(latencyNs);
    };
  const timed = arms.map((arm) => ({
    samples: arm.latenciesUs.map(sampleOf(arm)),
    ...{ loadNs: 1, firstRunNs: 1, loadWaitNs: 0, firstRunWaitNs: 0 },
  }));
  const launches = summarizeLaunch(timed, {
    traffic: { kind: 'closed' },
    inputs: { timed: inputs, of: inputs },
    stealShare: 0,
  });
  return launches as [Launch, Launch];
}

/** Candidate over baseline, minus 1, in whole percent. */
const changeOf = (
  [baseline, candidate]: readonly [Launch, Launch],
  figure: (launch: Launch) => number,
): number => Math.round(100 * (figure(candidate) / figure(baseline) - 1));

const p95Ns = (launch: Launch): number => launch.p95Ns;
const netP95Ns = ({ net }: Launch): number => net?.latency?.p95Ns ?? Number.NaN;
const tailOf = ({ tails }: Launch): number => (tails === null ? Number.NaN : tailNs(tails));

describe('a recorded launch', () => {
  test.each([
    {
      title: 'with five busy processes, raw latency is mostly the time that others had the core',
      name: 'identical',
      expected: { rawOverNet: 5, rawP95: 0, netP95: 1, tail: 1 },
    },
    {
      title: 'with five busy processes, net latency sees that a model is 7% slower, not faster',
      name: 'plus-7',
      expected: { rawOverNet: 3, rawP95: -59, netP95: 6, tail: 8 },
    },
    {
      title: 'on a quiet machine, a model that makes itself wait gets no credit for it',
      name: 'self-preempting',
      expected: { rawOverNet: 1, rawP95: 439, netP95: 445, tail: 3 },
    },
  ])('$title', ({ name, expected }) => {
    const recorded = read(name);
    const [raw, net] = [summarize(recorded, false), summarize(recorded, true)];
    expect({
      rawOverNet: Math.round(p95Ns(net[0]) / netP95Ns(net[0])),
      rawP95: changeOf(net, p95Ns),
      netP95: changeOf(net, netP95Ns),
      tail: changeOf(net, tailOf),
    }).toEqual(expected);
    // Raw figures are the same whether waiting is known or not.
    expect(raw.map(p95Ns)).toEqual(net.map(p95Ns));
    expect(raw.map((launch) => [launch.net, launch.waiting])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test.each([
    { name: 'identical', others: [2, 1.9], own: [0, 0] },
    { name: 'self-preempting', others: [0, 0], own: [0, 0.2] },
  ])('of $name says who waited for whom', ({ name, others, own }) => {
    const launches = summarize(read(name), true);
    const rounded = (cause: 'others' | 'own'): number[] =>
      launches.map(({ waiting }) => Math.round(10 * (waiting?.[cause] ?? Number.NaN)) / 10);
    expect({ others: rounded('others'), own: rounded('own') }).toEqual({ others, own });
  });
});
