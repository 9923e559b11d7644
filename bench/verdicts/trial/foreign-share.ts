import { readFile } from 'node:fs/promises';

/** CPU time in clock ticks: of the whole machine, and of this process and its ended children. */
interface CpuTicks {
  readonly total: number;
  readonly busy: number;
  readonly own: number;
}

/** @returns Undefined on systems without /proc, which only Linux has. */
export async function readCpuTicks(): Promise<CpuTicks | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [stat, self] = await Promise.all([
    readFile('/proc/stat', 'utf8'),
    readFile('/proc/self/stat', 'utf8'),
  ]);
  // user nice system idle iowait irq softirq steal; guest time is within user.
  const fields = stat.slice(0, stat.indexOf('\n')).trim().split(/\s+/).slice(1, 9).map(Number);
  const total = fields.reduce((sum, ticks) => sum + ticks, 0);
  const idle = (fields[3] ?? 0) + (fields[4] ?? 0);
  // The command's name may contain spaces, so count fields after it: utime stime cutime cstime are 14 to 17.
  const own = self
    .slice(self.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return { total, busy: total - idle, own: own.reduce((sum, ticks) => sum + ticks, 0) };
}

/**
 * Share of the machine's CPU time, 0..1, used by others than the benchmark and its children: other programs and steal. A
 * "quiet" trial with a high share was not quiet.
 */
export function foreignShare(before: CpuTicks | undefined, after: CpuTicks | undefined): number | null {
  if (before === undefined || after === undefined || after.total === before.total) return null;
  const others = after.busy - before.busy - (after.own - before.own);
  return Math.min(Math.max(others / (after.total - before.total), 0), 1);
}
