import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname } from 'node:path';
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { formatValue } from '../../figures/format-value.ts';
import { type ArmName, scratchOf, type Workspace } from './arm.ts';
import { type Frame, readFrames, writeFrame } from './frame.ts';
import { packagesOf } from './install/find-runtime.ts';
import { MemoryGroup } from './memory-group.ts';
import { MemoryWatch, programIn } from './memory-watch.ts';
import { ModelFailure } from './model-failure.ts';
import { ProcessGroup } from './process-group.ts';
import { inPhase, type Phase, type WorkerCommand } from './protocol.ts';
import { type Reply, replySchema } from './reply.ts';

const EMPTY = new Uint8Array(0);
const MAX_LOG_CHARACTERS = 64 * 1024;
/** Maximum characters to quote of the child's last line, which may be a page of C++. */
const MAX_LAST_LINE = 100;
/** How long a child that has closed its channel may live on, and how long its pipes are read once it has ended. */
const LAST_MOMENT_MS = 3_000;

/**
 * The only environment variables that the child gets: no token, no `ACTIONS_*`, and no `ORT_*`, which could change session
 * options. `RUNNER_TRACKING_ID` lets a runner kill the child if we are killed.
 */
const PASSED_VARIABLES = [
  'PATH',
  'LANG',
  'LD_LIBRARY_PATH',
  'CUDA_VISIBLE_DEVICES',
  'VK_ICD_FILENAMES',
  'RUNNER_TRACKING_ID',
] as const;

function childEnvironment(directory: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const passed = PASSED_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(passed),
    HOME: directory,
    TMPDIR: directory,
    TEMP: directory,
    // Makes the runtime's device 0 the first GPU of nvidia-smi.
    CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
    XDG_RUNTIME_DIR: directory,
    // In a clean environment the runtime's telemetry would be on.
    ORT_DISABLE_TELEMETRY: '1',
    ...more,
  };
}

/** The running child, with what is needed to talk to it and to end it. */
interface Running {
  readonly child: ChildProcess;
  readonly group: ProcessGroup;
  readonly channel: Duplex;
  readonly frames: AsyncGenerator<Frame, void, undefined>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly closed: Promise<unknown>;
  readonly memory: MemoryWatch;
  /** Undefined where the kernel cannot limit memory. */
  readonly memoryGroup: MemoryGroup | undefined;
}

/** A measuring child process: one model, one arm, one launch. It starts with the first command. */
export class WorkerProcess {
  readonly #workspace: WorkerPlace;
  readonly #arm: ArmName;
  readonly #variables: Readonly<Record<string, string>>;
  readonly #listeners: ((text: string) => void)[] = [];
  #running: Running | undefined;
  #isKilled = false;
  /** Inputs that the child keeps. */
  #heldFeeds = 0;
  /** Of the program itself, which may be a descendant of the child. */
  #pid = 0;
  /** Settles when the latest command has been answered or has failed. */
  #answered: Promise<unknown> = Promise.resolve();
  #log = '';

  /**
   * @param arm - The arm whose model it runs, for messages.
   * @param more - Additional environment variables.
   */
  constructor(workspace: WorkerPlace, arm: ArmName, more: Readonly<Record<string, string>> = {}) {
    this.#workspace = workspace;
    this.#arm = arm;
    this.#variables = more;
  }

  /** @param readable - Files and folders that the child may read. */
  #start(readable: readonly string[]): Running {
    const { workerFile, isolation, gpu, memoryLimitBytes, memoryCgroup } = this.#workspace;
    const scratch = scratchOf(this.#workspace, this.#arm);
    mkdirSync(scratch, { recursive: true });
    const visible = {
      readable: [process.execPath, workerFile, ...readable],
      scratch,
      gpu: gpu !== undefined,
    };
    const command = isolation.command([process.execPath, workerFile], visible);
    const memoryGroup =
      memoryCgroup === undefined ? undefined : MemoryGroup.open(memoryCgroup, memoryLimitBytes);
    const [file = '', ...words] = memoryGroup?.enter(command) ?? command;
    const child = spawn(file, words, {
      cwd: scratch,
      env: childEnvironment(scratch, this.#variables),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // Its own process group, so that everything it started dies with it.
      detached: true,
    });
    const channel = child.stdio[3] as Duplex;
    // A dead child is noticed by the end of its frames; the broken pipe adds nothing.
    channel.on('error', () => {});
    for (const stream of [child.stdout, child.stderr]) this.#keepLog(stream);
    for (const listener of this.#listeners) child.stderr?.on('data', listener);
    // What it started may have left the group and hold the pipes open for ever.
    child.once('exit', () => setTimeout(() => setImmediate(closePipes, child), LAST_MOMENT_MS).unref());
    for (const event of ['error', 'exit'] as const) child.once(event, () => memoryGroup?.end());
    children.add(this);
    return {
      child,
      channel,
      group: new ProcessGroup(child.pid),
      frames: readFrames(channel),
      ended: new Promise((resolve) => {
        child.once('error', () => resolve({ code: null, signal: null }));
        child.once('exit', (code, signal) => resolve(signalled(code, signal)));
      }),
      closed: new Promise((resolve) => {
        child.once('error', resolve);
        child.once('close', resolve);
      }),
      memory: new MemoryWatch(child.pid, memoryLimitBytes, () => this.kill()),
      memoryGroup,
    };
  }

  /** Process id of the program; 0 before its first answer, and if it could not be started. */
  get pid(): number {
    return this.#pid;
  }

  /** Forwards the child's stderr from now on, chunk by chunk: the whole log may be too long to keep. */
  onLog(listener: (text: string) => void): void {
    this.#listeners.push(listener);
    this.#running?.child.stderr?.on('data', listener);
  }

  /** The last 64 Ki characters that the child printed. May contain text from the model. */
  get log(): string {
    return this.#log;
  }

  /**
   * Sends a command and waits for its answer. Several may be in flight: the child runs them in order, and each deadline
   * starts with the previous answer.
   *
   * @param options - `deadlineMs` is for one inference, where the command runs any: it starts again with each sign of life.
   * @throws {ModelFailure} If the child crashes, does not finish by the deadline (and is killed), refuses, or gives an invalid answer.
   */
  async request<Did extends Reply['did']>(
    command: WorkerCommand & { do: Did },
    { payload = EMPTY, deadlineMs }: { payload?: Uint8Array; deadlineMs: number },
  ): Promise<{ reply: Reply & { did: Did }; payload: Uint8Array }> {
    const phase = command.do;
    this.#heldFeeds = heldAfter(command) ?? this.#heldFeeds;
    const inferences = countInferences(command, payload, this.#heldFeeds);
    const limits = { deadlineMs, longestMs: deadlineMs * Math.max(1, inferences) };
    this.#running ??= this.#start(filesOf(command));
    const running = this.#running;
    writeFrame(running.channel, { header: command, payload });
    const answer = this.#answered.then(() => this.#nextAnswer(running, phase, limits));
    this.#answered = answer.catch(() => {});
    const frame = await answer;
    if (this.#pid === 0) this.#findProgram(running);
    const parsed = replySchema.safeParse(frame.header);
    if (!parsed.success || (parsed.data.did !== command.do && parsed.data.did !== 'fail')) {
      this.kill();
      throw new ModelFailure(
        'broke-protocol',
        this.#arm,
        `the measuring child gave an unexpected answer ${inPhase(phase)}`,
      );
    }
    if (parsed.data.did === 'fail') {
      const { because = 'refused', message } = parsed.data;
      throw new ModelFailure(because, this.#arm, `the runtime refused it ${inPhase(phase)}: ${message}`);
    }
    return { reply: parsed.data as Reply & { did: Did }, payload: frame.payload };
  }

  /**
   * Stops all threads of the child between commands, so that none takes a core from the other arm: a runtime's idle threads
   * spin for some milliseconds, and longer if there are more threads than cores, because they take turns.
   */
  async pause(): Promise<void> {
    await this.#running?.group.pause();
  }

  /** Resumes a paused child; otherwise does nothing. */
  resume(): void {
    this.#running?.group.resume();
  }

  /** Kills the child and everything it started. */
  kill(): void {
    this.#isKilled = true;
    children.delete(this);
    this.#running?.memory.end();
    this.#running?.group.kill();
  }

  /** Like `kill`, and waits until all output has been read. */
  async end(): Promise<void> {
    this.kill();
    await this.#running?.closed;
  }

  #findProgram({ child }: Running): void {
    this.#pid = programIn(child.pid ?? 0, this.#workspace.isolation.wrappers);
    if (this.#pid !== 0) started.add(this.#pid);
  }

  /** Signs of life are no answers. */
  async #nextAnswer(running: Running, phase: Phase, { deadlineMs, longestMs }: Limits): Promise<Frame> {
    const end = performance.now() + longestMs;
    for (;;) {
      const waitMs = Math.min(deadlineMs, end - performance.now());
      const frame = await this.#nextFrame(running, phase, { deadlineMs, waitMs });
      if ((frame.header as Reply | null)?.did !== 'alive') return frame;
    }
  }

  async #nextFrame(
    running: Running,
    phase: Phase,
    { deadlineMs, waitMs }: { readonly deadlineMs: number; readonly waitMs: number },
  ): Promise<Frame> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<'deadline'>((resolve) => {
      timer = setTimeout(resolve, waitMs, 'deadline');
    });
    try {
      const next = await Promise.race([running.frames.next(), deadline]);
      if (next === 'deadline') throw this.#late(phase, deadlineMs);
      if (next.done === true) throw await this.#crash(running, phase, this.#isKilled);
      return next.value;
    } catch (error) {
      // If a child dies before reading our command, the pipe is reset instead of ended.
      const isReset = (error as NodeJS.ErrnoException).code !== undefined;
      // Before it is killed, so that a signal of ours is not taken for its own end.
      const failure = isReset ? await this.#crash(running, phase, this.#isKilled) : error;
      this.kill();
      if (isAbandoned) return new Promise(() => {});
      if (failure instanceof ModelFailure) throw failure;
      throw new ModelFailure(
        'broke-protocol',
        this.#arm,
        `the measuring child sent a malformed answer ${inPhase(phase)}`,
        { cause: error },
      );
    } finally {
      clearTimeout(timer);
    }
  }

  #late(phase: Phase, deadlineMs: number): ModelFailure {
    const setting = phase === 'load' || phase === 'open-streams' ? 'load-deadline' : 'run-deadline';
    const what = INFERRING.includes(phase) ? 'an inference' : 'it';
    return new ModelFailure(
      'timed-out',
      this.#arm,
      `${what} did not finish within ${deadlineMs / 1000} s ${inPhase(phase)} (runtime.${setting})`,
    );
  }

  /** @param isOurs - Whether it was we who killed it. */
  async #crash(
    { ended, memory, memoryGroup }: Running,
    phase: Phase,
    isOurs: boolean,
  ): Promise<ModelFailure> {
    const end = await Promise.race([ended, wait(LAST_MOMENT_MS, undefined, { ref: false })]);
    if (end === undefined) return this.#closed(phase);
    const { code, signal } = end;
    if (memory.exceededBytes !== undefined) return this.#tooLarge(memory.exceededBytes, phase);
    if (memoryGroup?.hasKilled) return this.#overLimit(phase);
    if (signal === 'SIGKILL' && !isOurs) return this.#killedFromOutside(phase);
    const how = signal ?? (code === null ? 'it could not be started' : `exit code ${code}`);
    const lastLine = (this.#log.trimEnd().split('\n').at(-1) ?? '').slice(0, MAX_LAST_LINE);
    return new ModelFailure(
      'crashed',
      this.#arm,
      `it crashed the runtime (${how}) ${inPhase(phase)}${lastLine === '' ? '' : `: ${lastLine}`}`,
    );
  }

  #closed(phase: Phase): ModelFailure {
    return new ModelFailure(
      'broke-protocol',
      this.#arm,
      `the measuring child closed its channel ${inPhase(phase)} and did not end`,
    );
  }

  #tooLarge(bytes: number, phase: Phase): ModelFailure {
    const [used, limit] = [bytes, this.#workspace.memoryLimitBytes].map((each) => formatValue(each, 'bytes'));
    return new ModelFailure(
      'out-of-memory',
      this.#arm,
      `it used ${used} of memory ${inPhase(phase)}, more than the limit of ${limit} (runtime.memory-limit)`,
    );
  }

  #overLimit(phase: Phase): ModelFailure {
    const limit = formatValue(this.#workspace.memoryLimitBytes, 'bytes');
    return new ModelFailure(
      'out-of-memory',
      this.#arm,
      `it used more memory ${inPhase(phase)} than the limit of ${limit} (runtime.memory-limit)`,
    );
  }

  #killedFromOutside(phase: Phase): ModelFailure {
    return new ModelFailure(
      'crashed',
      this.#arm,
      `it was killed from outside (SIGKILL) ${inPhase(phase)}, most likely because the machine ran out of memory`,
    );
  }

  #keepLog(stream: Readable | null): void {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-MAX_LOG_CHARACTERS);
    });
  }
}

interface Limits {
  /** For one inference. */
  readonly deadlineMs: number;
  /** For all of them. */
  readonly longestMs: number;
}

const INFERRING: readonly Phase[] = ['infer', 'warm-up', 'time', 'serve', 'query'];

const heldAfter = (command: WorkerCommand): number | undefined =>
  command.do === 'hold' ? command.feeds.length : undefined;

/** How many inferences a command runs, not counting those that a minimum of time adds. */
function countInferences(command: WorkerCommand, payload: Uint8Array, heldFeeds: number): number {
  switch (command.do) {
    case 'infer':
      return command.feeds.length;
    case 'warm-up':
      return heldFeeds + command.minRuns;
    case 'open-streams':
      return command.streams * (heldFeeds + command.minRuns);
    case 'time':
      return command.rewarm + command.count;
    case 'serve':
      return payload.byteLength / Float64Array.BYTES_PER_ELEMENT;
    case 'query':
      return command.queries * command.samplesPerQuery;
    case 'load':
    case 'hold':
    case 'memory':
    case 'end-profile':
      return 0;
  }
}

/** The part of a workspace that a child needs. */
type WorkerPlace = Pick<
  Workspace,
  'workerFile' | 'scratch' | 'isolation' | 'gpu' | 'memoryLimitBytes' | 'memoryCgroup'
>;

/** A model with its external data, and the package that runs it. Only loading needs any. */
function filesOf(command: WorkerCommand): string[] {
  if (command.do !== 'load') return [];
  return [dirname(command.modelFile), ...packagesOf(command.runtimeFolder)];
}

function closePipes({ stdio }: ChildProcess): void {
  for (const pipe of stdio) pipe?.destroy();
}

/** A shell that waits for a program reports its signal as an exit code. */
function signalled(
  code: number | null,
  signal: NodeJS.Signals | null,
): { readonly code: number | null; readonly signal: NodeJS.Signals | null } {
  const found = Object.entries(constants.signals).find(([, number]) => code === 128 + number);
  return found === undefined ? { code, signal } : { code: null, signal: found[0] as NodeJS.Signals };
}

const children = new Set<WorkerProcess>();

/** Process ids of all children so far, since a killed one may still be listed on the GPU for a moment. */
const started = new Set<number>();

/** Whether a process is or was one of our measuring children. */
export const isOwnProcess = (pid: number): boolean => started.has(pid);

/** Kills all running children. */
export function killAllWorkers(): void {
  for (const child of [...children]) child.kill();
}

let isAbandoned = false;

/** Kills all running children, and leaves every request unanswered: a cancelled run must not take it for a crash. */
export function abandonWorkers(): void {
  isAbandoned = true;
  killAllWorkers();
}
