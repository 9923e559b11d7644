import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** For files that end with the run: the runner's own folder, elsewhere the system's. */
export const temporaryFolder = (): string => process.env['RUNNER_TEMP'] ?? tmpdir();

/** For packages that later runs use: the runner's tool cache, elsewhere a folder of this user. */
export const toolCache = (): string =>
  process.env['RUNNER_TOOL_CACHE'] ?? join(homedir(), '.cache', 'model-regression-gate');

/**
 * Folder of a package's version, in the layout of a runner's tool cache: `<tool>/<version>/<platform>-<arch>`.
 *
 * @param flavour - Appended to the last part.
 */
export const toolFolder = (tool: string, version: string, flavour?: string): string =>
  join(
    toolCache(),
    tool,
    version,
    `${process.platform}-${process.arch}${flavour === undefined ? '' : `-${flavour}`}`,
  );
