import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type Frame, readFrames, writeFrame } from '../onnxruntime/frame.ts';
import type { Isolation } from '../onnxruntime/isolation/isolation.ts';
import { cleanEnvironment } from '../process/clean-environment.ts';
import { endingOf } from '../process/ending.ts';
import { MemoryGroup } from '../process/memory-group.ts';
import { ProcessGroup } from '../process/process-group.ts';
import { spawnInGroup } from '../process/spawn-in-group.ts';
import { TreeMemory } from '../process/tree-memory.ts';

/** How reading processes are isolated from the machine, and what they may use. */
export interface ReaderPlace {
  readonly isolation: Isolation;
  /** Absolute folder that it may write to; made if there is none. */
  readonly scratch: string;
  /** Absolute folder of the cgroup in which the kernel can limit its memory; without one, its memory is watched. */
  readonly memoryCgroup?: string | undefined;
  /** Limit for one answer; a minute if absent. */
  readonly deadlineMs?: number;
  /** Limit for its memory; 2 GiB if absent. */
  readonly memoryLimitBytes?: number;
}

/** What a reading process runs. All paths are absolute. */
interface ReaderProgram<Reply> {
  /** The bundle of its entry. */
  readonly file: string;
  readonly words: readonly string[];
  /** Paths that it may read besides its bundle. */
  readonly readable: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Answers; anything else ends the process. */
  readonly reply: z.ZodType<Reply>;
  /** The longest answer, header included, in bytes. */
  readonly maxBytes?: number;
}

/** Why a reading process no longer answers. */
export class ReaderFailure extends Error {
  override readonly name = 'ReaderFailure';
  readonly kind: 'not-started' | 'late' | 'too-large' | 'ended';
  /** Of the process, such as "SIGSEGV" or "exit code 1". */
  readonly ending: string;
  /** The last line that it printed; empty if there is none. */
  readonly lastLine: string;
  readonly memoryLimitBytes: number;

  constructor(
    kind: ReaderFailure['kind'],
    facts: { readonly ending: string; readonly log: string; readonly memoryLimitBytes: number },
  ) {
    const { ending, log, memoryLimitBytes } = facts;
    super(`the reading process is gone: ${kind}, ${ending}`);
    this.kind = kind;
    this.ending = ending;
    this.lastLine = log.trim().split('\n').at(-1) ?? '';
    this.memoryLimitBytes = memoryLimitBytes;
  }
}

const DEADLINE_MS = 60_000;
/** For all answers of a process together: a file may have any number of parts that each take a while. */
const MAX_WORKING_MS = 600_000;
/** Enough for the largest image and for the largest row group that are not refused anyway. */
const MEMORY_LIMIT_BYTES = 2 ** 31;
/** If memory cannot be watched, the engine ends itself. Otherwise the watch ends it first, and knows why. */
const HEAP_MIB = 3072;
const MAX_LOG_CHARACTERS = 4096;
const READY = z.strictObject({ kind: z.literal('ready') });

interface Waiting<Reply> {
  readonly resolve: (answer: { readonly reply: Reply; readonly payload: Uint8Array }) => void;
  readonly reject: (error: ReaderFailure) => void;
}

/**
 * A process that reads foreign files, one request after the other: readers have had vulnerabilities, and a file can stall
 * them. It has no secrets. It is killed when an answer takes too long, when it uses more than 2 GiB, or when it sends
 * anything outside its protocol.
 */
export class ReaderProcess<Reply> {
  readonly #child: ChildProcess;
  readonly #group: ProcessGroup;
  readonly #memory: TreeMemory;
  readonly #memoryGroup: MemoryGroup | undefined;
  readonly #reply: z.ZodType<Reply>;
  readonly #deadlineMs: number;
  readonly #memoryLimitBytes: number;
  /** In the order of the requests, which is that of the answers. */
  readonly #waiting: Waiting<Reply>[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** Since when it has been working on the first request. */
  #startedMs = 0;
  #workedMs = 0;
  #isReady = false;
  #isLate = false;
  #failure: ReaderFailure | undefined;
  #log = '';

  constructor(program: ReaderProgram<Reply>, place: ReaderPlace) {
    const { isolation, scratch, memoryCgroup, deadlineMs, memoryLimitBytes } = place;
    this.#deadlineMs = deadlineMs ?? DEADLINE_MS;
    this.#memoryLimitBytes = memoryLimitBytes ?? MEMORY_LIMIT_BYTES;
    this.#reply = program.reply;
    mkdirSync(scratch, { recursive: true });
    this.#memoryGroup =
      memoryCgroup === undefined ? undefined : MemoryGroup.open(memoryCgroup, this.#memoryLimitBytes);
    const words = [process.execPath, `--max-old-space-size=${HEAP_MIB}`, program.file, ...program.words];
    const readable = [process.execPath, program.file, ...program.readable];
    const command = isolation.command(words, { readable, scratch, gpu: false });
    const child = spawnInGroup(this.#memoryGroup?.enter(command) ?? command, {
      cwd: scratch,
      env: { ...cleanEnvironment(['LD_LIBRARY_PATH'], scratch), ...program.variables },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#group = new ProcessGroup(child.pid);
    this.#memory = new TreeMemory(child.pid, this.#memoryLimitBytes, () => this.#group.kill(), 'children');
    // A dead child is noticed by the end of its answers; the broken pipe adds nothing.
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#log = (this.#log + chunk.toString('utf8')).slice(-MAX_LOG_CHARACTERS);
    });
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code, signal) => resolve(endingOf({ code, signal })));
    });
    void this.#read(readFrames(child.stdout as Readable, program.maxBytes), ended);
  }

  /** Sends a request. @throws {ReaderFailure} If the process ends before it answers, or has ended. */
  request(
    header: unknown,
    payload: Uint8Array = NOTHING,
  ): Promise<{ readonly reply: Reply; readonly payload: Uint8Array }> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#waiting.length === 1) this.#startClock();
      if (this.#child.stdin !== null) writeFrame(this.#child.stdin, { header, payload });
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#memory.end();
    this.#group.kill();
  }

  async #read(frames: AsyncIterable<Frame>, ended: Promise<string>): Promise<void> {
    try {
      for await (const frame of frames) this.#take(frame);
    } catch {
      // It sent something outside its protocol, so nothing that it sends can be trusted.
      this.#group.kill();
    }
    this.#end(await ended);
  }

  #take({ header, payload }: Frame): void {
    if (!this.#isReady) {
      READY.parse(header);
      this.#isReady = true;
      return;
    }
    const reply = this.#reply.parse(header);
    const first = this.#waiting.shift();
    if (first === undefined) throw new Error('an answer that nobody asked for');
    clearTimeout(this.#timer);
    this.#workedMs += performance.now() - this.#startedMs;
    first.resolve({ reply, payload });
    if (this.#waiting.length > 0) this.#startClock();
  }

  #startClock(): void {
    this.#startedMs = performance.now();
    this.#timer = setTimeout(
      () => {
        this.#isLate = true;
        this.#group.kill();
      },
      Math.min(this.#deadlineMs, MAX_WORKING_MS - this.#workedMs),
    );
  }

  /** Only the first request can have caused the end; the files of later requests may be fine. */
  #end(ending: string): void {
    clearTimeout(this.#timer);
    this.#memory.end();
    const isTooLarge = this.#memory.exceededBytes !== undefined || this.#memoryGroup?.hasKilled === true;
    this.#memoryGroup?.end();
    const kind = !this.#isReady ? 'not-started' : isTooLarge ? 'too-large' : this.#isLate ? 'late' : 'ended';
    const failure = new ReaderFailure(kind, {
      ending,
      log: this.#log,
      memoryLimitBytes: this.#memoryLimitBytes,
    });
    this.#failure = failure;
    for (const { reject } of this.#waiting.splice(0)) reject(failure);
  }
}

const NOTHING = new Uint8Array(0);
