import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join, relative } from 'node:path';
import { RUNTIME_VERSION } from '../../src/policy/runtime-version.ts';

/** What the figures were taken on, by name. */
export function describeMachine(): Record<string, string> {
  const all = cpus();
  return {
    CPU: all[0]?.model ?? 'unknown',
    cores: String(all.length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()}`,
    Node: process.version,
    'ONNX Runtime': RUNTIME_VERSION,
    'load average at the start': loadavg()
      .map((load) => load.toFixed(2))
      .join(' '),
  };
}

/** The commit, with "+ changes" when tracked sources differ from it; "unknown" outside a git checkout. */
export function describeCommit(root: string): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed =
      git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'dist', 'test/bench') !== '';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? ' + changes' : ''}`;
  } catch (error) {
    // No git, or no checkout: the results are then known by their procedure's digest alone.
    if (error instanceof Error) return 'unknown';
    throw error;
  }
}

const PROCEDURE = ['src/measure', 'src/verdict', 'src/stats'];

/** Digest of everything that decides: equal digests, equal procedures. */
export function digestProcedure(root: string): string {
  const files = PROCEDURE.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort(), 'dist/worker.mjs']) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
