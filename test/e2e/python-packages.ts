import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, SERVERS } from './engine-packages.ts';

/** What pip and Python say of packages that cannot be had here, as opposed to an example that is broken. */
const NOT_HERE =
  /No matching distribution|is not a supported wheel|Could not find a version|NewConnectionError|ConnectTimeoutError|ReadTimeoutError|Temporary failure|ensurepip is not/;

/** The interpreter with an example's packages, or why there is none here. */
export type PythonPackages =
  | { readonly python: string; readonly missing?: undefined }
  | { readonly missing: string; readonly python?: undefined };

/**
 * Installs an example's packages in a virtual environment with the file that its page names, once for each version of it.
 *
 * @throws {Error} If pip fails for another reason than that they cannot be had here.
 */
export function installPython(example: string): PythonPackages {
  const requirements = readFileSync(join(SERVERS, example, 'requirements.txt'));
  const digest = createHash('sha256').update(requirements).digest('hex').slice(0, 12);
  const folder = join(CACHE, `${example}-${process.platform}-${process.arch}-${digest}`);
  const python = join(folder, 'bin', 'python');
  const isDone = join(folder, 'installed');
  if (existsSync(isDone)) return { python };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const steps = [
    ['python3', '-m', 'venv', folder],
    [python, '-m', 'pip', 'install', '--quiet', '--requirement', join(SERVERS, example, 'requirements.txt')],
  ];
  for (const [program = '', ...words] of steps) {
    const { status, stderr, stdout, error } = spawnSync(program, words, { encoding: 'utf8' });
    if (status === 0) continue;
    rmSync(folder, { recursive: true, force: true });
    const said = `${stdout ?? ''}${stderr ?? ''}`;
    const isAbsent = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    if (isAbsent) return { missing: `${example}: there is no ${program}` };
    if (NOT_HERE.test(said)) return { missing: `${example}: ${lastLine(said)}` };
    throw new Error(`pip install of ${example} failed: ${lastLine(said)}`, { cause: error });
  }
  writeFileSync(isDone, '');
  return { python };
}

/**
 * An interpreter that has packages which are too large to install for a test, such as PyTorch with CUDA: the one called
 * `python3`, if it has them.
 */
export function findPython(example: string, modules: readonly string[]): PythonPackages {
  const { status } = spawnSync('python3', ['-c', `import ${modules.join(', ')}`]);
  return status === 0
    ? { python: 'python3' }
    : {
        missing: `${example}: python3 has not all of ${modules.join(', ')}, which are too large to install here`,
      };
}

const lastLine = (said: string): string => said.trim().split('\n').at(-1) ?? '';

/** The folder of an installed Python package. */
export function packageFolder(python: string, name: string): string {
  const code = `import importlib.util as u; print(u.find_spec("${name}").submodule_search_locations[0])`;
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}

/** Copies an example to a repository's `servers`, as its page says. */
export function copyPythonServer(repository: string, example: string): void {
  const folder = join(repository, 'servers', example);
  mkdirSync(folder, { recursive: true });
  cpSync(join(SERVERS, 'open_inference_server.py'), join(repository, 'servers', 'open_inference_server.py'));
  for (const name of readdirSync(join(SERVERS, example)).filter((each) => each.endsWith('.py')))
    cpSync(join(SERVERS, example, name), join(folder, name));
}
