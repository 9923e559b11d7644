/** Wakes early by this much and spins the rest: sleeping alone is late by up to a millisecond. */
const SPIN_NS = 200_000;
const NS_PER_MS = 1e6;

const never = new Int32Array(new SharedArrayBuffer(4));

/** The monotonic clock, in ns since `base`; the same clock in every thread of the process. */
export const nsSince = (base: bigint): number => Number(process.hrtime.bigint() - base);

/** Blocks the thread until `atNs` after `base`. Returns at once when that is past. */
export function waitUntil(atNs: number, base: bigint): void {
  const leftNs = atNs - nsSince(base) - SPIN_NS;
  if (leftNs > 0) Atomics.wait(never, 0, 0, leftNs / NS_PER_MS);
  while (nsSince(base) < atNs);
}
