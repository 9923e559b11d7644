import { join } from 'node:path';
import { vi } from 'vitest';

/** Sets the variables that a runner sets around the Actions cache, for one of its two protocols. */
export function stubRunner(
  protocol: 'v1' | 'v2',
  { workspace, serverUrl }: { workspace: string; serverUrl: string },
): void {
  const env = {
    GITHUB_SERVER_URL: protocol === 'v2' ? 'https://github.com' : 'https://ghes.example',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(workspace, 'temp'),
    ACTIONS_RUNTIME_TOKEN: 'token',
    ACTIONS_CACHE_SERVICE_V2: 'True',
    ACTIONS_RESULTS_URL: `${serverUrl}/`,
    ACTIONS_CACHE_URL: `${serverUrl}/`,
    ACTIONS_CACHE_MODE: undefined,
    https_proxy: undefined,
    HTTPS_PROXY: undefined,
    http_proxy: undefined,
    HTTP_PROXY: undefined,
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}
