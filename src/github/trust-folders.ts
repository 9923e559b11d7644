import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes a global configuration for git's own environment that adds folders to those that git trusts regardless of their owner.
 * It is a file because git before 2.38 believes neither its command line nor its environment about this.
 *
 * @param scratch - Absolute folder of this process.
 * @returns The variable for git. It needs git 2.32 or newer; older ones ignore it.
 */
export async function trustFolders(
  folders: readonly string[],
  scratch: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly GIT_CONFIG_GLOBAL: string }> {
  const file = join(scratch, 'config');
  const lines = [
    '[include]',
    ...globalConfigs(env).map((path) => `path = ${quote(path)}`),
    '[safe]',
    ...folders.map((folder) => `directory = ${quote(folder)}`),
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  return { GIT_CONFIG_GLOBAL: file };
}

/** The files that git would read instead; git skips those that do not exist. */
function globalConfigs(env: NodeJS.ProcessEnv): string[] {
  const { GIT_CONFIG_GLOBAL: given, XDG_CONFIG_HOME: xdg, HOME: home = homedir() } = env;
  return given ? [given] : [join(xdg || join(home, '.config'), 'git', 'config'), join(home, '.gitconfig')];
}

const quote = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
