import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { isUnreadable, parseSchedstat, SCHEDSTAT } from '../engine/onnxruntime/core-waiting.ts';
import { percentileNs } from '../stats/percentile.ts';
import type { CoresCondition, NoiseCondition } from './condition.ts';

/** Counts cores and memory, as a container's limits leave them. */
export function countCores(): CoresCondition {
  const available = process.constrainedMemory();
  const memoryBytes = available > 0 && available < totalmem() ? available : totalmem();
  return { kind: 'counted', usable: availableParallelism(), all: cpus().length, memoryBytes };
}

const SAMPLES = 200;
const STEPS = 200_000;
const WARM_UP = 20;

/** Times a short computation, about 1 ms, 200 times. */
export function measureNoise(): NoiseCondition {
  for (let run = 0; run < WARM_UP; run += 1) timeOnceNs();
  const before = readThread();
  const samples = Array.from({ length: SAMPLES }, timeOnceNs).sort((left, right) => left - right);
  return { kind: 'measured', spread: noiseSpread(samples), waiting: waitingShare(before, readThread()) };
}

/** P95 over median, minus 1. @param sortedNs - Ascending, at least one. */
export const noiseSpread = (sortedNs: readonly number[]): number =>
  percentileNs(sortedNs, 95) / percentileNs(sortedNs, 50) - 1;

type Thread = ReturnType<typeof parseSchedstat>;

/** Share of the time between two readings for which the thread waited for a core; null without both readings. */
export function waitingShare(before: Thread, after: Thread): number | null {
  if (before === undefined || after === undefined) return null;
  const waited = after.waitedNs - before.waitedNs;
  const all = waited + after.onCoreNs - before.onCoreNs;
  return all > 0 ? waited / all : null;
}

function timeOnceNs(): number {
  const start = process.hrtime.bigint();
  let state = 1;
  for (let step = 0; step < STEPS; step += 1) state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  const elapsed = Number(process.hrtime.bigint() - start);
  // Uses the result, so that the loop is not optimized away.
  return state === 0 ? elapsed + 1 : elapsed;
}

function readThread(): Thread {
  try {
    return parseSchedstat(readFileSync(SCHEDSTAT, 'latin1'));
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
