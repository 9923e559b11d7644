import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Isolation } from './isolation.ts';

const DEADLINE_MS = 15_000;

/** A link whose text names the network namespace of the process that reads it. */
const NETWORK = '/proc/self/ns/net';

/** What the probing child found: whether each way out is open. */
const foundSchema = z.strictObject({
  readsHiddenFile: z.boolean(),
  writesReadableFile: z.boolean(),
  seesOtherProcesses: z.boolean(),
  hasNetwork: z.boolean(),
  mayGainPrivileges: z.boolean(),
  leavesCoreFiles: z.boolean(),
});

/**
 * Runs in the child. Its arguments: a file that it must not see, one that it must not write, and the network namespace that
 * it must not be in. Its own may have a loopback interface, which bubblewrap sets up and which leads nowhere.
 */
const PROBE = `
const fs = require('fs'), os = require('os');
const [hidden, readable, network] = process.argv.slice(1);
const can = (act) => { try { act(); return true; } catch { return false; } };
const status = fs.readFileSync('/proc/self/status', 'utf8');
const limits = fs.readFileSync('/proc/self/limits', 'utf8');
fs.readFileSync(readable);
fs.writeFileSync('probe.txt', 'x');
fs.writeSync(3, JSON.stringify({
  readsHiddenFile: can(() => fs.readFileSync(hidden)),
  writesReadableFile: can(() => fs.appendFileSync(readable, 'x')),
  seesOtherProcesses: fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name)).length > 8,
  hasNetwork: fs.readlinkSync('${NETWORK}') === network ||
    Object.values(os.networkInterfaces()).flat().some(({ internal }) => !internal),
  mayGainPrivileges: !/^NoNewPrivs:\\s+1$/m.test(status) || !/^CapEff:\\s+0+$/m.test(status),
  leavesCoreFiles: !/^Max core file size\\s+0\\s/m.test(limits),
}));
`;

/**
 * Tries an isolation level with the command line that measuring children will have, and checks from within that it holds.
 *
 * @param directory - Private folder of this run.
 * @returns Why the level cannot be used; undefined if it can.
 */
export async function probeIsolation(
  isolation: Isolation,
  { directory, gpu }: { readonly directory: string; readonly gpu: boolean },
): Promise<string | undefined> {
  const place = await mkdtemp(join(directory, 'probe-'));
  try {
    const [hidden, scratch, visible] = ['hidden.txt', 'scratch', 'visible'].map((name) =>
      join(place, name),
    ) as [string, string, string];
    await Promise.all([mkdir(scratch), mkdir(visible), writeFile(hidden, 'secret')]);
    const readable = join(visible, 'readable.txt');
    await writeFile(readable, 'x');
    const network = await readlink(NETWORK).catch(() => '');
    const program = [process.execPath, '-e', PROBE, hidden, readable, network];
    const shown = { readable: [visible, process.execPath], scratch, gpu };
    const { output, message } = await run(isolation.command(program, shown), scratch);
    const found = foundSchema.safeParse(parse(output));
    if (!found.success) return message === '' ? 'it did not start a program' : message;
    return findHole(found.data, isolation);
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

const HOLES: Readonly<Record<keyof z.infer<typeof foundSchema>, string>> = {
  readsHiddenFile: 'a program in it can read other files',
  writesReadableFile: 'a program in it can change files that it should only read',
  seesOtherProcesses: 'a program in it sees other processes',
  hasNetwork: 'a program in it has a network',
  mayGainPrivileges: 'a program in it can gain privileges',
  leavesCoreFiles: 'a program in it leaves core files',
};

/** A plain process promises only its limits. */
function findHole(found: z.infer<typeof foundSchema>, { level }: Isolation): string | undefined {
  const names = Object.keys(HOLES) as (keyof typeof HOLES)[];
  const promised = level === 'process' ? (['leavesCoreFiles'] as const) : names;
  const hole = promised.find((name) => found[name]);
  return hole === undefined ? undefined : HOLES[hole];
}

async function run(
  [file = '', ...words]: readonly string[],
  directory: string,
): Promise<{ readonly output: string; readonly message: string }> {
  const child = spawn(file, words, {
    cwd: directory,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
    timeout: DEADLINE_MS,
    killSignal: 'SIGKILL',
  });
  const [errors, answer] = [textOf(child.stderr), textOf(child.stdio[3] as Readable)];
  const failure = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? error.message));
    child.once('close', () => resolve(''));
  });
  const last = errors().trim().split('\n').at(-1) ?? '';
  return { output: answer(), message: (failure === 'ENOENT' ? `${file} is not installed` : failure) || last };
}

function textOf(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4096);
  });
  stream?.on('error', () => {});
  return () => text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
