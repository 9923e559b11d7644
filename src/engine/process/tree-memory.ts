import { isStill, type Member, membersOf, startedFrom } from './process-tree.ts';

/**
 * Which processes belong to a program. `group`: its process group and everything that was started from it. `children`: itself
 * and what first threads started from it, which is found without a search of the machine.
 */
type Reach = 'group' | 'children';

/** Often enough to stop a program that allocates half a gigabyte a second; rarely enough not to disturb a timed child. */
const INTERVAL_MS: Readonly<Record<Reach, number>> = { group: 100, children: 200 };
/**
 * Every how many readings all processes of the machine are searched for members. It takes some milliseconds, during which
 * nothing that arrives is timed; most members are found without.
 */
const SEARCH_EVERY = 50;

/**
 * Watches the resident memory of a program and of all processes that it started. It does not include swap, GPU memory, or the
 * processes that a container service runs for it. Memory that several processes share is counted for each of them.
 */
export class TreeMemory {
  readonly #leader: number;
  readonly #limitBytes: number;
  readonly #exceed: () => void;
  readonly #reach: Reach;
  readonly #timer: NodeJS.Timeout | undefined;
  #members: readonly Member[] = [];
  #readings = 0;
  #peakBytes = Number.NaN;
  #exceededBytes: number | undefined;
  #isEnded = false;

  /**
   * @param leader - Process id; undefined if the program could not be started, so that there is nothing to watch.
   * @param exceed - Called once, when the limit is exceeded.
   */
  constructor(leader: number | undefined, limitBytes: number, exceed: () => void, reach: Reach = 'group') {
    this.#leader = leader ?? 0;
    this.#limitBytes = limitBytes;
    this.#exceed = exceed;
    this.#reach = reach;
    if (leader === undefined) this.#isEnded = true;
    else this.#timer = setInterval(() => this.#read(), INTERVAL_MS[reach]).unref();
  }

  /** Its processes. Searches all of the machine, and includes those that were found before and still run. */
  search(): readonly Member[] {
    const known = this.#members.filter(isStill);
    const found = membersOf(this.#leader);
    this.#members = [...found, ...known.filter(({ pid }) => !found.some((each) => each.pid === pid))];
    return this.#members;
  }

  /**
   * Peak memory so far, in bytes. For one process, the kernel's own figure; for several, the largest total resident size
   * seen in one reading, which counts shared pages once per process. NaN where the system does not report it.
   */
  peakBytes(): number {
    this.#read();
    return this.#peakBytes;
  }

  /** What the program used when it exceeded the limit; undefined if it did not. */
  get exceededBytes(): number | undefined {
    return this.#exceededBytes;
  }

  /** Reads no more: the process id may soon belong to another process. */
  end(): void {
    clearInterval(this.#timer);
    this.#isEnded = true;
  }

  #read(): void {
    if (this.#isEnded) return;
    this.#members = this.#find();
    const [first, ...others] = this.#members;
    if (first === undefined) return;
    const bytes = this.#members.reduce((sum, { residentBytes }) => sum + residentBytes, 0);
    const peak = others.length === 0 ? Math.max(bytes, first.peakBytes) : bytes;
    // A process that has ended and was not waited for has no memory.
    if (peak === 0) return;
    this.#peakBytes = Number.isNaN(this.#peakBytes) ? peak : Math.max(this.#peakBytes, peak);
    if (bytes <= this.#limitBytes || this.#exceededBytes !== undefined) return;
    this.#exceededBytes = bytes;
    this.#exceed();
  }

  #find(): readonly Member[] {
    if (this.#reach === 'children') return startedFrom([this.#leader]);
    const isSearch = this.#readings++ % SEARCH_EVERY === 0;
    const known = isSearch ? this.search() : this.#members;
    return startedFrom(known.map(({ pid }) => pid));
  }
}
