import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { abandon, unlessAbandoned } from '../process/abandoned.ts';
import { programIn } from '../process/process-tree.ts';
import type { ArmName } from './arm.ts';
import { type Frame, writeFrame } from './frame.ts';
import { packagesOf } from './install/find-runtime.ts';
import { ModelFailure } from './model-failure.ts';
import { inPhase, type Phase, type WorkerCommand } from './protocol.ts';
import { type Reply, replySchema } from './reply.ts';
import { countInferences } from './worker/count-inferences.ts';
import { readAnswer } from './worker/read-answer.ts';
import { type RunningWorker, spawnWorker, type WorkerPlace } from './worker/spawn-worker.ts';

const EMPTY = new Uint8Array(0);
const MAX_LOG_CHARACTERS = 64 * 1024;

/** A measuring child process: one model, one arm, one launch. It starts with the first command. */
export class WorkerProcess {
  readonly #workspace: WorkerPlace;
  readonly #arm: ArmName;
  readonly #variables: Readonly<Record<string, string>>;
  readonly #listeners: ((text: string) => void)[] = [];
  #running: RunningWorker | undefined;
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
  #start(readable: readonly string[]): RunningWorker {
    const running = spawnWorker(this.#workspace, {
      arm: this.#arm,
      variables: this.#variables,
      readable,
      exceed: () => this.kill(),
    });
    const { child } = running;
    for (const stream of [child.stdout, child.stderr]) this.#keepLog(stream);
    for (const listener of this.#listeners) child.stderr?.on('data', listener);
    children.add(this);
    return running;
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

  #findProgram({ child }: RunningWorker): void {
    this.#pid = programIn(child.pid ?? 0, this.#workspace.isolation.wrappers);
    if (this.#pid !== 0) started.add(this.#pid);
  }

  /** Nothing more can be read from a child that failed once. */
  async #nextAnswer(running: RunningWorker, phase: Phase, limits: Limits): Promise<Frame> {
    const { memoryLimitBytes } = this.#workspace;
    const asked = { arm: this.#arm, phase, memoryLimitBytes, ...limits };
    const own = { isKilled: () => this.#isKilled, log: () => this.#log };
    try {
      return await readAnswer(running, { ...asked, ...own });
    } catch (error) {
      this.kill();
      throw await unlessAbandoned(error);
    }
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

const heldAfter = (command: WorkerCommand): number | undefined =>
  command.do === 'hold' ? command.feeds.length : undefined;

/** A model with its external data, and the package that runs it. Only loading needs any. */
function filesOf(command: WorkerCommand): string[] {
  if (command.do !== 'load') return [];
  return [dirname(command.modelFile), ...packagesOf(command.runtimeFolder)];
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

/** Kills all running children and leaves every request unresolved, so that a cancelled run does not mistake this for a crash. */
export function abandonWorkers(): void {
  abandon();
  killAllWorkers();
}
