import { childrenOfThread, readOrEmpty } from './proc-files.ts';

/** Often enough to stop a model that allocates half a gigabyte a second; rarely enough not to disturb a measurement. */
const INTERVAL_MS = 200;

/**
 * Watches the memory of a child and everything that it started, and ends it when it uses too much. Swap and GPU memory do
 * not count.
 */
export class MemoryWatch {
  readonly #timer: NodeJS.Timeout | undefined;
  #exceededBytes: number | undefined;

  /**
   * @param pid - Undefined if the child could not be started.
   * @param end - Called once, when the limit is exceeded.
   */
  constructor(pid: number | undefined, limitBytes: number, end: () => void) {
    if (pid === undefined || process.platform !== 'linux') return;
    this.#timer = setInterval(() => {
      const bytes = residentBytes(pid);
      if (bytes <= limitBytes) return;
      this.#exceededBytes = bytes;
      end();
    }, INTERVAL_MS).unref();
  }

  /** What the child used when it exceeded the limit; undefined if it did not. */
  get exceededBytes(): number | undefined {
    return this.#exceededBytes;
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

const PAGE_BYTES = 4096;

/** Resident memory of a process and its descendants. A page that several of them share counts several times. */
function residentBytes(pid: number): number {
  const pages = Number(readOrEmpty(`/proc/${pid}/statm`).split(' ')[1] ?? 0);
  return pages * PAGE_BYTES + childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), 0);
}

/**
 * Process id of a program inside some wrappers. Each wrapper started the next one first. A model that starts processes
 * cannot change which one that is.
 *
 * @returns 0 if there is none.
 */
export function programIn(pid: number, wrappers: number): number {
  if (wrappers === 0) return pid;
  const [child = 0] = childrenOf(pid);
  return child === 0 ? 0 : programIn(child, wrappers - 1);
}

/** Those of its first thread. */
const childrenOf = (pid: number): number[] => childrenOfThread(pid, pid);
