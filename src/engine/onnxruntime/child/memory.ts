import { readFileSync } from 'node:fs';

const BYTES_PER_KIB = 1024;

/**
 * Peak resident memory of this process so far, in bytes: on Linux VmHWM, which starts at zero in each process; elsewhere the
 * kernel's maximum.
 */
export function peakResidentBytes(): number {
  if (process.platform === 'linux') {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (match?.[1] !== undefined) return Number(match[1]) * BYTES_PER_KIB;
  }
  return process.resourceUsage().maxRSS * BYTES_PER_KIB;
}
