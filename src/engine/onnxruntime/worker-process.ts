import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex, Readable } from 'node:stream';
import type { ArmName, Workspace } from './arm.ts';
import { type Frame, readFrames, writeFrame } from './frame.ts';
import { ModelFailure } from './model-failure.ts';
import { ProcessGroup } from './process-group.ts';
import { inPhase, type Phase, type WorkerCommand } from './protocol.ts';
import { type Reply, replySchema } from './reply.ts';

const EMPTY = new Uint8Array(0);
const MAX_LOG_CHARACTERS = 64 * 1024;
/** Maximum characters to quote of the child's last line, which may be a page of C++. */
const MAX_LAST_LINE = 100;

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

/** A measuring child process: one model, one arm, one launch. */
export class WorkerProcess {
  readonly #arm: ArmName;
  readonly #child: ChildProcess;
  readonly #group: ProcessGroup;
  readonly #channel: Duplex;
  readonly #frames: AsyncGenerator<Frame, void, undefined>;
  readonly #ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Settles when the latest command has been answered or has failed. */
  #answered: Promise<unknown> = Promise.resolve();
  readonly #closed: Promise<unknown>;
  #log = '';

  /**
   * @param arm - The arm whose model it runs, for messages.
   * @param more - Additional environment variables.
   */
  constructor(
    { workerFile, directory }: Pick<Workspace, 'workerFile' | 'directory'>,
    arm: ArmName,
    more: Readonly<Record<string, string>> = {},
  ) {
    this.#arm = arm;
    this.#child = spawn(process.execPath, [workerFile], {
      cwd: directory,
      env: childEnvironment(directory, more),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // Its own process group, so that everything it started dies with it.
      detached: true,
    });
    this.#group = new ProcessGroup(this.#child.pid);
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', () => resolve({ code: null, signal: null }));
      this.#child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    this.#closed = new Promise((resolve) => {
      this.#child.once('error', resolve);
      this.#child.once('close', resolve);
    });
    this.#channel = this.#child.stdio[3] as Duplex;
    // A dead child is noticed by the end of its frames; the broken pipe adds nothing.
    this.#channel.on('error', () => {});
    this.#frames = readFrames(this.#channel);
    for (const stream of [this.#child.stdout, this.#child.stderr]) this.#keepLog(stream);
    children.add(this);
    if (this.#child.pid !== undefined) started.add(this.#child.pid);
  }

  /** Its process id; 0 if it could not be started, in which case every command fails. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Forwards the child's stderr from now on, chunk by chunk: the whole log may be too long to keep. */
  onLog(listener: (text: string) => void): void {
    this.#child.stderr?.on('data', listener);
  }

  /** The last 64 Ki characters that the child printed. May contain text from the model. */
  get log(): string {
    return this.#log;
  }

  /**
   * Sends a command and waits for its answer. Several may be in flight: the child runs them in order, and each deadline
   * starts with the previous answer.
   *
   * @throws {ModelFailure} If the child crashes, does not finish by the deadline (and is killed), refuses, or gives an invalid answer.
   */
  async request<Did extends Reply['did']>(
    command: WorkerCommand & { do: Did },
    { payload = EMPTY, deadlineMs }: { payload?: Uint8Array; deadlineMs: number },
  ): Promise<{ reply: Reply & { did: Did }; payload: Uint8Array }> {
    const phase = command.do;
    writeFrame(this.#channel, { header: command, payload });
    const answer = this.#answered.then(() => this.#nextFrame(phase, deadlineMs));
    this.#answered = answer.catch(() => {});
    const frame = await answer;
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
  pause(): Promise<void> {
    return this.#group.pause();
  }

  /** Resumes a paused child; otherwise does nothing. */
  resume(): void {
    this.#group.resume();
  }

  /** Kills the child and everything it started. */
  kill(): void {
    children.delete(this);
    this.#group.kill();
  }

  /** Like `kill`, and waits until all output has been read. */
  async end(): Promise<void> {
    this.kill();
    await this.#closed;
  }

  async #nextFrame(phase: Phase, deadlineMs: number): Promise<Frame> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<'deadline'>((resolve) => {
      timer = setTimeout(resolve, deadlineMs, 'deadline');
    });
    try {
      const next = await Promise.race([this.#frames.next(), deadline]);
      if (next === 'deadline') {
        throw new ModelFailure(
          'timed-out',
          this.#arm,
          `it did not finish within ${deadlineMs / 1000} s ${inPhase(phase)}`,
        );
      }
      if (next.done === true) throw await this.#crash(phase);
      return next.value;
    } catch (error) {
      this.kill();
      if (error instanceof ModelFailure) throw error;
      // If a child dies before reading our command, the pipe is reset instead of ended.
      if ((error as NodeJS.ErrnoException).code !== undefined) throw await this.#crash(phase);
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

  async #crash(phase: Phase): Promise<ModelFailure> {
    const { code, signal } = await this.#ended;
    const how = signal ?? (code === null ? 'it could not be started' : `exit code ${code}`);
    const lastLine = (this.#log.trimEnd().split('\n').at(-1) ?? '').slice(0, MAX_LAST_LINE);
    return new ModelFailure(
      'crashed',
      this.#arm,
      `it crashed the runtime (${how}) ${inPhase(phase)}${lastLine === '' ? '' : `: ${lastLine}`}`,
    );
  }

  #keepLog(stream: Readable | null): void {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-MAX_LOG_CHARACTERS);
    });
  }
}

const children = new Set<WorkerProcess>();

/** Process ids of all children so far, since a killed one may still be listed on the GPU for a moment. */
const started = new Set<number>();

/** Whether a process is or was one of our measuring children. */
export const isOwnProcess = (pid: number): boolean => started.has(pid);

/** Kills all running children; for signal handlers. */
export function killAllWorkers(): void {
  for (const child of [...children]) child.kill();
}
