import { readFile } from 'node:fs/promises';

/** CPU time of the whole machine since it started, in clock ticks. */
interface MachineTicks {
  readonly total: number;
  /** Time during which this virtual machine had work to do but its host ran another one. */
  readonly steal: number;
}

/** @returns Undefined on systems without /proc/stat, which only Linux has. */
export async function readMachineTicks(): Promise<MachineTicks | undefined> {
  if (process.platform !== 'linux') return undefined;
  return parseMachineTicks(await readFile('/proc/stat', 'utf8'));
}

/** @see proc_stat(5): user nice system idle iowait irq softirq steal; guest time is within user. */
export function parseMachineTicks(stat: string): MachineTicks | undefined {
  const fields = /^cpu +(.+)$/m.exec(stat)?.[1]?.split(' ').slice(0, 8).map(Number);
  const steal = fields?.[7];
  if (fields === undefined || steal === undefined) return undefined;
  return { total: fields.reduce((sum, ticks) => sum + ticks, 0), steal };
}

/** Share of the machine's CPU time, 0..1, that its host gave to others between two readings; null if unknown. */
export function stealShare(before: MachineTicks | undefined, after: MachineTicks | undefined): number | null {
  if (before === undefined || after === undefined || !(after.total > before.total)) return null;
  return Math.min(Math.max((after.steal - before.steal) / (after.total - before.total), 0), 1);
}
