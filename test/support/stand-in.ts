import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const FIXTURES = resolve(import.meta.dirname, '..', '..', 'fixtures', 'nvidia-smi');

/** Values that apply from the n-th `--query-gpu` call, counted from 1; see `fixtures/nvidia-smi/stand-in.mjs`. */
export interface Override {
  readonly call: number;
  readonly gpu?: Readonly<Record<string, string>>;
  readonly apps?: readonly string[];
  readonly exit?: number;
  readonly stderr?: string;
}

/** An nvidia-smi that replays a case. */
export interface StandIn {
  /** Folder to put on PATH. */
  readonly folder: string;
  readonly command: string;
  /** Clock commands so far, one line per call. */
  clockCalls(): Promise<string>;
  /** Applies the overrides from now on. */
  override(from: readonly Override[]): Promise<void>;
  remove(): Promise<void>;
}

/** @param options - `clocks` is the exit code of locking the clocks; 4 means "no permission". */
export async function standIn(
  name: string,
  options: { from?: readonly Override[]; clocks?: number } = {},
): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'nvidia-smi-'));
  const command = join(folder, 'nvidia-smi');
  const write = (overrides: object): Promise<void> =>
    writeFile(join(folder, 'overrides.json'), JSON.stringify(overrides));
  await write(options);
  const settings = `SMI_CASE='${join(FIXTURES, name)}' SMI_STATE='${folder}'`;
  const call = `'${process.execPath}' '${join(FIXTURES, 'stand-in.mjs')}' "$@"`;
  await writeFile(command, `#!/bin/sh\n${settings} exec ${call}\n`);
  await chmod(command, 0o755);
  return {
    folder,
    command,
    clockCalls: () => readFile(join(folder, 'clocks'), 'utf8').catch(() => ''),
    override: (from) => write({ ...options, from }),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
