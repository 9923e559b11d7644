import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openGitHub } from '../../src/github/api/github-client.ts';
import { readBranchProtection } from '../../src/gitlab/branch-protection.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { startGitLab } from '../gitlab/loopback-gitlab.ts';

/* In a file of its own: the toolkit reads the proxy from the environment once, when it is first imported. */

const API = 'http://ghes.example.invalid/api/v3';

let server: Loopback;
/** Hosts that the proxy was asked for; whatever they are, it leads to the port on 127.0.0.1. */
const asked: string[] = [];
let port: number;
const proxy = createServer().on('connect', (request, client) => {
  asked.push(request.url ?? '');
  const upstream = connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
  for (const socket of [client, upstream]) socket.on('error', () => {});
});

beforeAll(async () => {
  server = await startLoopback();
  port = Number(new URL(server.url).port);
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  vi.stubEnv('http_proxy', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  vi.stubEnv('no_proxy', undefined);
  vi.stubEnv('NO_PROXY', undefined);
  vi.stubEnv('GITHUB_API_URL', API);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  proxy.closeAllConnections();
  proxy.close();
  await server.close();
});

test('F58: requests to GitHub Enterprise Server go through the proxy of the runner', async () => {
  const client = await openGitHub({ token: 't', apiUrl: API });
  const place = { owner: 'o', repo: 'r', issue_number: 7 };
  const { status, data } = await client.send(
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    place,
  );
  expect({ status, data }).toEqual({ status: 200, data: [] });
  expect(asked).toEqual(['ghes.example.invalid:80']);
  expect(server.effects).toMatchObject([{ path: '/api/v3/repos/o/r/issues/7/comments' }]);
});

test('F58: requests to GitLab go through the same proxy, unless no_proxy names its host', async () => {
  const lab = await startGitLab();
  try {
    port = Number(new URL(lab.apiUrl).port);
    const project = { apiUrl: 'http://gitlab.example.invalid/api/v4', project: '42', token: 't' };
    asked.length = 0;
    expect(await readBranchProtection(project, 'data')).toEqual({ kind: 'absent' });
    expect(asked).toEqual(['gitlab.example.invalid:80']);
    expect(lab.requests).toEqual(['GET /api/v4/projects/42/repository/branches']);
    vi.stubEnv('no_proxy', 'gitlab.example.invalid');
    expect(await readBranchProtection(project, 'data')).toMatchObject({ kind: 'unknown' });
    expect(asked).toEqual(['gitlab.example.invalid:80']);
  } finally {
    await lab.close();
  }
});
