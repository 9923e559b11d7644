import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMainThread } from '../../../src/engine/onnxruntime/core-waiting.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { collectLaunches } from '../../../src/measure/latency/collect-launches.ts';
import type { LatencyPlan } from '../../../src/measure/latency/latency-plan.ts';
import { measureLaunches } from '../../../src/measure/latency/measure-launches.ts';
import type { Traffic } from '../../../src/measure/latency/traffic.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import { realArm, workspaceIn } from '../../support/fixtures/arm-fixture.ts';
import { comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

/* The real child from the committed bundle, with a real model. No figure is expected to have a certain size. */

const LAUNCHES = 5;

const FEEDS: Feed[] = Array.from({ length: 6 }, (_, item) => {
  const bytes = new Uint8Array(new Float32Array(8).fill(item).buffer);
  return new Map([['x', { dtype: 'float32', shape: [1, 8], bytes }]]);
});

const PLAN: LatencyPlan = {
  inputs: 4,
  samples: 16,
  rounds: 4,
  blockSize: 4,
  rewarm: 1,
  minWarmUpRuns: 2,
  minWarmUpNs: 0,
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'measure-launches-'));
});
afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

/** Launches of a model beside itself. */
async function measure({
  traffic = { kind: 'closed' },
  ...more
}: {
  traffic?: Traffic;
  schedstat?: string;
}): Promise<{ baseline: Launch[]; candidate: Launch[] }> {
  const workspace = { ...workspaceIn(directory), ...more };
  const source = measureLaunches(workspace, {
    arms: [realArm('baseline'), realArm('candidate')].map((arm) => ({ arm, feeds: FEEDS })),
    plan: PLAN,
    traffic,
    seed: 1,
    budgetNs: Number.POSITIVE_INFINITY,
    progress: () => {},
  });
  const { launches } = await collectLaunches(source, (counted) => counted.length === LAUNCHES);
  expect(launches).toHaveLength(LAUNCHES);
  return {
    baseline: launches.map(([launch]) => launch as Launch),
    candidate: launches.map(([, launch]) => launch as Launch),
  };
}

/** Judges the P95 of the launches. */
const judge = ({ baseline, candidate }: Awaited<ReturnType<typeof measure>>) =>
  checkRow(
    'latency-p95',
    comparisonOf(policyOf({ 'latency-p95': { 'max-increase': '50%' } }), {
      baseline: { launches: baseline },
      candidate: { launches: candidate },
    }),
  );

/** A row that was judged by the tail over inputs, whatever the answer. */
const JUDGED = {
  state: expect.stringMatching(/^(pass|fail|inconclusive)$/),
  candidate: expect.any(Number),
  change: expect.any(Number),
  interval: { low: expect.any(Number), high: expect.any(Number) },
  reasons: expect.arrayContaining([expect.objectContaining({ kind: 'as-timed' })]),
};

const tailsOf = ({ tails }: Launch) => ({
  inputs: tails?.inputsNs.length,
  of: tails?.of,
  slowestNs: tails?.runsNs.at(-1),
});

describe.runIf(readMainThread(process.pid) !== undefined)('where the kernel reports waiting', () => {
  test('launches have net figures, none larger than as timed, and the P95 is judged by them', async () => {
    const { baseline, candidate } = await measure({});
    for (const launch of [...baseline, ...candidate]) {
      const { net, waiting } = launch;
      for (const figure of ['p50Ns', 'p95Ns', 'p99Ns', 'meanNs'] as const) {
        // A mean may be off by a rounding error.
        expect(net?.latency?.[figure]).toBeLessThanOrEqual(launch[figure] * (1 + 1e-12));
        expect(net?.latency?.[figure]).toBeGreaterThan(0);
      }
      for (const figure of ['machineNs', 'loadNs', 'firstRunNs'] as const) {
        expect(net?.[figure]).toBeLessThanOrEqual(launch[figure] * (1 + 1e-12));
        expect(net?.[figure]).toBeGreaterThan(0);
      }
      expect(waiting?.others).toBeGreaterThanOrEqual(0);
      expect(waiting?.own).toBeGreaterThanOrEqual(0);
      expect(tailsOf(launch)).toMatchObject({ inputs: PLAN.inputs, of: FEEDS.length });
    }
    expect(judge({ baseline, candidate })).toMatchObject(JUDGED);
  });

  test('launches keep when each model was at work, and never both at once', async () => {
    const { baseline, candidate } = await measure({});
    const spans = [...baseline, ...candidate].flatMap(({ times }) => [
      times?.prepare ?? [],
      ...(times?.blocks ?? []),
    ]);
    expect(spans).toHaveLength(2 * LAUNCHES * (1 + PLAN.rounds));
    const sorted = spans.toSorted(([left = 0], [right = 0]) => left - right).flat();
    expect(sorted).toEqual(sorted.toSorted((left, right) => left - right));
    // ABBA: what ends one round begins the next.
    expect(baseline[0]?.times?.prepare[0]).toBeLessThan(candidate[0]?.times?.prepare[0] ?? Number.NaN);
    expect(candidate[1]?.times?.prepare[0]).toBeLessThan(baseline[1]?.times?.prepare[0] ?? Number.NaN);
  });

  test('where requests queue, net latency is unknown but not the machine’s time', async () => {
    const { candidate } = await measure({ traffic: { kind: 'offline', streams: 1 } });
    for (const { machineNs, net, tails, waiting } of candidate) {
      expect({ latency: net?.latency, tails, own: waiting?.own }).toEqual({
        latency: null,
        tails: null,
        own: 0,
      });
      expect(net?.machineNs).toBeLessThanOrEqual(machineNs * (1 + 1e-12));
    }
  });
});

test('where it does not, launches have no net figures, and the P95 is judged as timed', async () => {
  const launches = await measure({ schedstat: join(directory, 'nowhere') });
  for (const launch of [...launches.baseline, ...launches.candidate]) {
    expect({ net: launch.net, waiting: launch.waiting }).toEqual({ net: null, waiting: null });
    expect(tailsOf(launch)).toMatchObject({ inputs: PLAN.inputs, of: FEEDS.length });
    // The slowest run of 16 is the P99 as timed.
    expect(tailsOf(launch).slowestNs).toBe(Math.round(launch.p99Ns));
  }
  expect(judge(launches)).toMatchObject(JUDGED);
});
