import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import {
  fetchLibraries,
  installFailure,
} from '../../../../src/engine/onnxruntime/install/install-runtime.ts';

const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A proxy that lets nothing through and remembers where it was to connect to. */
async function startProxy() {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { asked, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test.each(['HTTPS_PROXY', 'https_proxy'])('the GPU libraries are asked for through %s', async (name) => {
  const proxy = await startProxy();
  const folder = mkdtempSync(join(tmpdir(), 'install-'));
  mkdirSync(join(folder, 'node_modules'));
  // The package itself: its script downloads nothing through this proxy.
  symlinkSync(join(MODULES, 'onnxruntime-node'), join(folder, 'node_modules/onnxruntime-node'));
  for (const each of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    for (const spelled of [each, each.toLowerCase()]) vi.stubEnv(spelled, undefined);
  }
  vi.stubEnv(name, proxy.url);
  // As under npx.
  vi.stubEnv('npm_package_json', join(folder, 'package.json'));
  vi.stubEnv('npm_config_local_prefix', folder);
  const failure = await fetchLibraries(folder, 'cuda12').catch((error: unknown) => error);
  expect(proxy.asked[0]).toMatch(/^[\w.-]+:443$/);
  const reason = installFailure(failure);
  expect(reason).toMatch(/Error/);
  expect(reason).not.toMatch(/node:internal|^\s*at |\n/);
  proxy.close();
  rmSync(folder, { recursive: true });
});

test.each([
  {
    title: 'an uncaught error',
    stderr: `node:internal/process/promises:394
      triggerUncaughtException(err, true /* fromPromise */);
      ^

Error: getaddrinfo ENOTFOUND api.nuget.example
    at GetAddrInfoReqWrap.onlookup [as oncomplete] (node:dns:122:26) {
  errno: -3008,
  code: 'ENOTFOUND'
}

Node.js v24.4.0
`,
    reason: 'Error: getaddrinfo ENOTFOUND api.nuget.example',
  },
  {
    title: 'what npm says',
    stderr: 'npm error code E404\nnpm error 404 Not Found - GET https://registry.example/onnxruntime-node\n',
    reason: 'code E404 404 Not Found - GET https://registry.example/onnxruntime-node',
  },
  {
    title: 'its errors, not the warnings before them',
    stderr: `${'npm warn tarball data seems to be corrupted. Trying again.\n'.repeat(6)}npm error code EINTEGRITY\n`,
    reason: 'code EINTEGRITY',
  },
])('the reason is $title, without the internals of Node', ({ stderr, reason }) => {
  expect(installFailure(Object.assign(new Error('Command failed'), { stderr }))).toBe(reason);
});

test('a download that takes too long is called that', () => {
  expect(installFailure(Object.assign(new Error('Command failed'), { stderr: '', killed: true }))).toBe(
    'not done after 10 minutes',
  );
});
