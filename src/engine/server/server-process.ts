import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArmName } from '../onnxruntime/arm.ts';
import type { ModelFailure } from '../onnxruntime/model-failure.ts';
import { abandon, unlessAbandoned } from '../process/abandoned.ts';
import { MemoryGroup } from '../process/memory-group.ts';
import { OutputTail } from '../process/output-tail.ts';
import { ProcessGroup } from '../process/process-group.ts';
import { PIPES_OPEN_MS } from '../process/spawn-in-group.ts';
import { TreeMemory } from '../process/tree-memory.ts';
import { explainServerEnd, type ServerTrouble } from './explain-server-end.ts';
import { freePort, isTaken } from './free-port.ts';
import { type Readiness, ReadyProbe } from './ready-probe.ts';
import { endOf, type ServerEnd, type ServerSettings, spawnServer } from './spawn-server.ts';

/** How long a server may take to end once asked to. */
const STOP_MS = 5_000;

/** A server that the policy starts: one artifact, one arm, one launch, on a free port of the loopback address. */
export class ServerProcess {
  readonly #arm: ArmName;
  readonly #settings: ServerSettings;
  readonly #port: number;
  readonly #child: ChildProcess | undefined;
  readonly #group: ProcessGroup;
  readonly #memory: TreeMemory | undefined;
  /** Undefined where the kernel cannot limit memory. */
  readonly #memoryGroup: MemoryGroup | undefined;
  readonly #output = new OutputTail();
  readonly #ended: Promise<ServerEnd>;
  /** Members outside the process group that were stopped with it. */
  #stoppedOutsiders: readonly number[] = [];
  #end: ServerEnd | undefined;
  #isEndedByUs = false;
  #readyNs = Number.NaN;

  /**
   * Starts a server and waits until it is ready. If its port was taken in the meantime, tries once more with another.
   *
   * @throws {ModelFailure} `crashed` if it cannot be started or ends before it is ready, `timed-out` if it is not ready in
   *   time, `out-of-memory` if it exceeds the limit. The failure's `cause` has the last lines of its output.
   */
  static async start(arm: ArmName, settings: ServerSettings): Promise<ServerProcess> {
    const first = await ServerProcess.#launch(arm, settings);
    const isUnlucky = first.readiness === 'ended' && (await first.server.#lostItsPort());
    const { server, readiness } = isUnlucky ? await ServerProcess.#launch(arm, settings) : first;
    if (readiness === 'ready') return unlessAbandoned(server);
    const failure = server.failure() ?? server.#fail({ kind: 'not-ready', readiness, port: server.#port });
    server.kill();
    throw await unlessAbandoned(failure);
  }

  static async #launch(
    arm: ArmName,
    settings: ServerSettings,
  ): Promise<{ readonly server: ServerProcess; readonly readiness: Readiness }> {
    const startMs = performance.now();
    const server = new ServerProcess(arm, settings, await freePort());
    const probe = new ReadyProbe(server.origin, settings.ready.path);
    const readiness = await probe.wait(settings.ready.withinMs, server.#ended);
    if (readiness === 'ready') server.#readyNs = (performance.now() - startMs) * 1e6;
    return { server, readiness };
  }

  private constructor(arm: ArmName, settings: ServerSettings, port: number) {
    this.#arm = arm;
    this.#settings = settings;
    this.#port = port;
    mkdirSync(settings.scratch, { recursive: true });
    const started = spawnServer(settings, port);
    this.#child = started instanceof Error ? undefined : started;
    this.#group = new ProcessGroup(this.#child?.pid);
    if (started instanceof Error) {
      this.#end = { code: null, signal: null, error: started };
      this.#ended = Promise.resolve(this.#end);
      return;
    }
    this.#group.guard();
    servers.add(this);
    for (const stream of [started.stdout, started.stderr]) this.#output.read(stream);
    this.#ended = endOf(started, (end) => this.#clear(end));
    if (this.pid !== 0) {
      const { memoryLimitBytes, memoryCgroup } = settings;
      this.#memory = new TreeMemory(this.pid, memoryLimitBytes, () => this.#killAll());
      this.#memoryGroup =
        memoryCgroup === undefined ? undefined : MemoryGroup.open(memoryCgroup, memoryLimitBytes);
      // It has hardly begun to run. A shell that enters the group first would hide why a program cannot be started.
      this.#memoryGroup?.takeIn(this.pid);
    }
  }

  /** Where it serves: `http://127.0.0.1:<port>`. */
  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Process id of the program that `start` names; 0 if it could not be started. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Time from its start until it was ready. */
  get readyNs(): number {
    return this.#readyNs;
  }

  /** Stops all threads of all its processes, so that none takes a core from the other arm. */
  async pause(): Promise<void> {
    if (this.#end !== undefined) return;
    await this.#group.pause();
    this.#stoppedOutsiders = this.#outsiders();
    signalEach(this.#stoppedOutsiders, 'SIGSTOP');
  }

  /** Resumes a paused server; otherwise does nothing. */
  resume(): void {
    if (this.#end !== undefined) return;
    signalEach(this.#stoppedOutsiders, 'SIGCONT');
    this.#stoppedOutsiders = [];
    this.#group.resume();
  }

  /** Peak memory of all its processes together so far, in bytes; see {@link TreeMemory.peakBytes}. */
  peakBytes(): number {
    return this.#memory?.peakBytes() ?? Number.NaN;
  }

  /** Process ids of all its processes. Searches all of the machine. */
  pids(): number[] {
    return (this.#memory?.search() ?? []).map(({ pid }) => pid);
  }

  /** Why it has ended by itself, with the last lines of its output; undefined while it runs, and after `stop` and `kill`. */
  failure(): ModelFailure | undefined {
    const exceeded = this.#memory?.exceededBytes;
    if (exceeded !== undefined) return this.#fail({ kind: 'too-large', bytes: exceeded });
    if (this.#end === undefined || this.#isEndedByUs) return undefined;
    if (this.#memoryGroup?.hasKilled) return this.#fail({ kind: 'too-large', bytes: undefined });
    return this.#fail({ kind: 'lost', end: this.#end, wasReady: !Number.isNaN(this.#readyNs) });
  }

  /** Like `failure`, for a server that has just failed to answer: its end may become known a moment later. */
  async failureWithin(ms: number): Promise<ModelFailure | undefined> {
    await Promise.race([this.#ended, wait(ms, undefined, { ref: false })]);
    return unlessAbandoned(this.failure());
  }

  /** Asks it to end, and kills what is left of it after five seconds. */
  async stop(): Promise<void> {
    if (this.#end === undefined) {
      this.#isEndedByUs = true;
      this.resume();
      this.#group.terminate();
      await Promise.race([this.#ended, wait(STOP_MS, undefined, { ref: false })]);
    }
    this.kill();
    await Promise.race([this.#ended, wait(PIPES_OPEN_MS, undefined, { ref: false })]);
  }

  /** Kills it and everything that it started. */
  kill(): void {
    this.#isEndedByUs ||= this.#end === undefined;
    this.#killAll();
  }

  #killAll(): void {
    servers.delete(this);
    this.#memory?.end();
    // A group that has ended may have lost its id to another one.
    if (this.#end !== undefined) return;
    const outsiders = this.#outsiders();
    this.#group.kill();
    this.#memoryGroup?.end();
    signalEach(outsiders, 'SIGKILL');
  }

  /** A program that ends may leave some behind that keep its port and its memory. */
  #clear(end: ServerEnd): void {
    if (this.#end !== undefined) return;
    const outsiders = this.#outsiders();
    this.#end = end;
    servers.delete(this);
    this.#memory?.end();
    this.#group.kill();
    this.#memoryGroup?.end();
    signalEach(outsiders, 'SIGKILL');
  }

  /** Processes that it started in other groups, as launchers of several ranks do. */
  #outsiders(): number[] {
    const members = this.#memory?.search() ?? [];
    return members.filter(({ group }) => group !== this.pid).map(({ pid }) => pid);
  }

  async #lostItsPort(): Promise<boolean> {
    if (this.#end?.error !== undefined || this.#memory?.exceededBytes !== undefined) return false;
    return isTaken(this.#port);
  }

  #fail(trouble: ServerTrouble): ModelFailure {
    const { lines } = this.#output;
    return explainServerEnd(trouble, { arm: this.#arm, settings: this.#settings, lines });
  }
}

function signalEach(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

const servers = new Set<ServerProcess>();

/** Kills all running servers. */
export function killAllServers(): void {
  for (const server of [...servers]) server.kill();
}

/** Kills all running servers and resolves no more requests, so that a cancelled run does not mistake their end for a result. */
export function abandonServers(): void {
  abandon();
  killAllServers();
}
