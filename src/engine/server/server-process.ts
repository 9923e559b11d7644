import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { quoted } from '../../errors/plain-text.ts';
import { formatValue } from '../../figures/format-value.ts';
import type { ArmName } from '../onnxruntime/arm.ts';
import { ModelFailure } from '../onnxruntime/model-failure.ts';
import { ProcessGroup } from '../onnxruntime/process-group.ts';
import { abandon, unlessAbandoned } from './abandoned.ts';
import { freePort, isTaken } from './free-port.ts';
import { OutputTail } from './output-tail.ts';
import { programEnvironment } from './program-environment.ts';
import { type Readiness, ReadyProbe } from './ready-probe.ts';
import { ServerMemory } from './server-memory.ts';

/** How long a server may take to end once asked to, and how long its pipes are read once it has ended. */
const STOP_MS = 5_000;
const LAST_MOMENT_MS = 3_000;
/** Lines of its output that a message quotes. */
const QUOTED_LINES = 3;

/** How to start a server for one arm. */
export interface ServerSettings {
  /** Program and arguments, without a shell. `{artifact}` and `{port}` are replaced anywhere in them. */
  readonly start: readonly string[];
  readonly cwd: string;
  /** Absolute path that replaces `{artifact}`. */
  readonly artifact: string;
  /** Path that is answered with status 200 once the server can serve, and how long that may take. */
  readonly ready: { readonly path: string; readonly withinMs: number };
  /**
   * Names of environment variables that the server gets with the gate's own values. Besides them it gets PATH, LANG and TZ,
   * and the scratch folder as HOME and TMPDIR.
   */
  readonly environment: readonly string[];
  /** Absolute path of a folder that only this arm writes to. Created if absent. */
  readonly scratch: string;
  /** Most resident memory of all its processes together. */
  readonly memoryLimitBytes: number;
}

interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** It could not be started. */
  readonly error?: NodeJS.ErrnoException;
}

/** A server that the policy starts: one artifact, one arm, one launch, on a free port of the loopback address. */
export class ServerProcess {
  readonly #arm: ArmName;
  readonly #settings: ServerSettings;
  readonly #port: number;
  readonly #child: ChildProcess | undefined;
  readonly #group: ProcessGroup;
  readonly #memory: ServerMemory | undefined;
  readonly #output = new OutputTail();
  readonly #ended: Promise<End>;
  /** Members outside the process group that were stopped with it. */
  #stoppedOutsiders: readonly number[] = [];
  #end: End | undefined;
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
    const failure = server.failure() ?? server.#notReady(readiness);
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
    const started = startProgram(settings, port);
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
      this.#memory = new ServerMemory(this.pid, settings.memoryLimitBytes, () => this.#killAll());
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

  /** The most memory of all its processes so far in bytes; see {@link ServerMemory.peakBytes}. */
  peakBytes(): number {
    return this.#memory?.peakBytes() ?? Number.NaN;
  }

  /** Why it has ended by itself, with the last lines of its output; undefined while it runs, and after `stop` and `kill`. */
  failure(): ModelFailure | undefined {
    const exceeded = this.#memory?.exceededBytes;
    if (exceeded !== undefined) return this.#tooLarge(exceeded);
    if (this.#end === undefined || this.#isEndedByUs) return undefined;
    const { error } = this.#end;
    if (error !== undefined) return this.#fail('crashed', this.#notStarted(error));
    const when = Number.isNaN(this.#readyNs) ? ' before it was ready' : '';
    return this.#fail('crashed', `its server ended by itself (${howItEnded(this.#end)})${when}`);
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
    await Promise.race([this.#ended, wait(LAST_MOMENT_MS, undefined, { ref: false })]);
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
    signalEach(outsiders, 'SIGKILL');
  }

  /** A program that ends may leave some behind that keep its port and its memory. */
  #clear(end: End): void {
    if (this.#end !== undefined) return;
    const outsiders = this.#outsiders();
    this.#end = end;
    servers.delete(this);
    this.#memory?.end();
    this.#group.kill();
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

  #notReady(readiness: Readiness): ModelFailure {
    const { path, withinMs } = this.#settings.ready;
    const last = typeof readiness === 'string' ? 'no answer' : `status ${readiness.lastStatus}`;
    return this.#fail(
      'timed-out',
      `its server did not answer ${quoted(path)} on port ${this.#port} with status 200 within ${withinMs / 1000} s (last: ${last})`,
    );
  }

  #notStarted({ code, message }: NodeJS.ErrnoException): string {
    const { start, cwd } = this.#settings;
    const program = quoted(start[0] ?? '');
    if (code === 'EACCES') return `its server could not be started: ${program} may not be executed`;
    if (code !== 'ENOENT') return `its server could not be started: ${program}: ${code ?? message}`;
    if (!existsSync(cwd)) return `its server could not be started: there is no folder ${quoted(cwd)}`;
    const place = start[0]?.includes('/') ? '' : ' in the folders of PATH';
    return `its server could not be started: there is no program ${program}${place}`;
  }

  #tooLarge(bytes: number): ModelFailure {
    const [used, limit] = [bytes, this.#settings.memoryLimitBytes].map((each) => formatValue(each, 'bytes'));
    return this.#fail('out-of-memory', `its server used ${used} of memory, more than the limit of ${limit}`);
  }

  #fail(kind: 'crashed' | 'timed-out' | 'out-of-memory', what: string): ModelFailure {
    const { lines } = this.#output;
    if (lines.length === 0) return new ModelFailure(kind, this.#arm, what);
    const said = tellingLines(lines).join(' / ');
    const cause = new Error(lines.join('\n'));
    return new ModelFailure(kind, this.#arm, `${what}; its last output: ${said}`, { cause });
  }
}

/** As Python and Node.js print an error; Node.js prints a trace and more below it. */
const ERROR_LINE = /^(?:[\w.]+\.)?\w*(?:Error|Exception)\b[^:]*: /;

/** The last lines, with the last error if it is not among them. */
function tellingLines(lines: readonly string[]): readonly string[] {
  const last = lines.slice(-QUOTED_LINES);
  const error = lines.findLast((line) => ERROR_LINE.test(line));
  return error === undefined || last.includes(error) ? last : [error, ...last.slice(-1)];
}

/** @returns An error if the program cannot even be tried, as for an argument with a zero byte. */
function startProgram(settings: ServerSettings, port: number): ChildProcess | Error {
  const values: Readonly<Record<string, string>> = { artifact: settings.artifact, port: String(port) };
  const [program = '', ...words] = settings.start.map((word) =>
    word.replace(/\{(artifact|port)\}/g, (_, name: string) => values[name] ?? ''),
  );
  try {
    return spawn(program, words, {
      cwd: settings.cwd,
      env: programEnvironment(settings.environment, settings.scratch),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that everything it started is paused and killed with it.
      detached: true,
    });
  } catch (error) {
    return error as Error;
  }
}

/** @param atOnce - Called when it ends, which is before its last words have been read. */
function endOf(child: ChildProcess, atOnce: (end: End) => void): Promise<End> {
  // What it started may have left the group and hold the pipes open for ever.
  const closePipes = (): void => {
    for (const pipe of child.stdio) pipe?.destroy();
  };
  child.once('exit', () => setTimeout(closePipes, LAST_MOMENT_MS).unref());
  return new Promise((resolve) => {
    child.once('error', (error) => {
      const end = { code: null, signal: null, error };
      atOnce(end);
      resolve(end);
    });
    child.once('exit', (code, signal) => {
      const end = { code, signal };
      atOnce(end);
      child.once('close', () => resolve(end));
      setTimeout(() => resolve(end), LAST_WORDS_MS).unref();
    });
  });
}

const LAST_WORDS_MS = 200;

const howItEnded = ({ code, signal }: End): string =>
  signal === 'SIGKILL'
    ? 'SIGKILL, most likely because the machine ran out of memory'
    : (signal ?? `exit code ${code}`);

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

/** Kills all running servers, and answers nothing more: a cancelled run must not take their end for a result. */
export function abandonServers(): void {
  abandon();
  killAllServers();
}
