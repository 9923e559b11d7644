import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-check.ts';

/** The servers for copying, each in a folder of its own. */
export const SERVERS = join(ROOT, '.github', 'examples', 'servers');
/** Packages that were installed. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'regression-gate-engines');

/** npm's codes for packages that cannot be had here, as opposed to an example that is broken. */
const NOT_HERE = /\b(?:EBADPLATFORM|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|E404|E403)\b/;

/** The packages of an example, or why they cannot be installed here. */
export type EnginePackages =
  | { readonly nodeModules: string; readonly missing?: undefined }
  | { readonly missing: string; readonly nodeModules?: undefined };

/**
 * Installs an example's packages with the command on its page, once for each version of its package.json.
 *
 * @throws {Error} If npm fails for another reason than that they cannot be had here.
 */
export function installPackages(example: string): EnginePackages {
  const manifest = readFileSync(join(SERVERS, example, 'package.json'));
  const digest = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  const folder = join(CACHE, `${example}-${process.platform}-${process.arch}-${digest}`);
  const nodeModules = join(folder, 'node_modules');
  if (existsSync(nodeModules)) return { nodeModules };
  const unfinished = `${folder}.${process.pid}`;
  try {
    mkdirSync(unfinished, { recursive: true });
    cpSync(join(SERVERS, example, 'package.json'), join(unfinished, 'package.json'));
    const words = [...installCommand(example), '--no-audit', '--no-fund'];
    const { status, stderr, error } = spawnSync('npm', words, { cwd: unfinished, encoding: 'utf8' });
    if (status === 0) renameSync(unfinished, folder);
    else if (NOT_HERE.test(stderr ?? '')) return { missing: `${example}: ${lastWords(stderr)}` };
    else throw new Error(`npm install of ${example} failed: ${lastWords(stderr)}`, { cause: error });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { nodeModules };
}

/** The words after `npm` on the example's page, without the folder. */
function installCommand(example: string): string[] {
  const page = readFileSync(join(SERVERS, example, 'README.md'), 'utf8');
  const command = /^- run: npm (install .*) --prefix servers\/\S+$/m.exec(page)?.[1];
  if (command === undefined) throw new Error(`the page of ${example} does not say how to install it`);
  return command.split(' ');
}

const lastWords = (stderr: string): string => stderr.split('\n').slice(0, 3).join(' ');

/** Copies an example to a repository's `servers`, as its page says, with its packages. */
export function copyServer(repository: string, example: string, nodeModules: string): void {
  const folder = join(repository, 'servers', example);
  mkdirSync(folder, { recursive: true });
  cpSync(join(SERVERS, 'openai-server.mjs'), join(repository, 'servers', 'openai-server.mjs'));
  cpSync(join(SERVERS, example, 'serve.mjs'), join(folder, 'serve.mjs'));
  symlinkSync(nodeModules, join(folder, 'node_modules'));
}
