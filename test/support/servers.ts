import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ServerSettings } from '../../src/engine/server/spawn-server.ts';

/** The language-model server without a model. */
export const ECHO_LLM = resolve(import.meta.dirname, '..', '..', 'fixtures', 'servers', 'echo-llm.mjs');

/** Command that starts it, with more options. */
export const echoLlm = (...options: string[]): string[] => [
  process.execPath,
  ECHO_LLM,
  ...['--port', '{port}'],
  ...options,
];

/** Command of a server that is a few lines of JavaScript; `port` is its port. */
export const scriptedServer = (code: string): string[] => [
  process.execPath,
  '--input-type=module',
  '--eval',
  `import http from 'node:http';\nconst port = Number(process.argv[1]);\n${code}`,
  '{port}',
];

/** Code that answers every request with 200. */
export const SERVES = "http.createServer((_, response) => response.end('ok')).listen(port, '127.0.0.1');";

/** A private folder for a test, and how to remove it. */
export function openFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Settings with generous limits. */
export const serverSettings = (
  folder: string,
  start: readonly string[],
  more: Partial<ServerSettings> = {},
): ServerSettings => ({
  ...{ start, cwd: folder, artifact: join(folder, 'artifact.gguf'), environment: [] },
  ready: { path: '/health', withinMs: 60_000 },
  scratch: join(folder, 'scratch'),
  memoryLimitBytes: 4 * 1024 ** 3,
  ...more,
});
