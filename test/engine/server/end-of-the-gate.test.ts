import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { rolldown } from 'rolldown';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { abandonServers, ServerProcess } from '../../../src/engine/server/server-process.ts';
import { statFields } from '../../support/proc-stat.ts';
import { echoLlm, openFolder, serverSettings } from '../../support/servers.ts';

/* What becomes of servers when the gate is killed, and when it is cancelled. */

let place: ReturnType<typeof openFolder>;
beforeEach(() => {
  place = openFolder();
});
afterEach(() => place.remove());

const isRunning = (pid: number): boolean => !['', 'Z', 'X'].includes(statFields(`${pid}/stat`)[0] ?? '');

test.runIf(process.platform === 'linux').each([
  { title: 'a running server', before: '' },
  { title: 'a paused server', before: 'await server.pause();' },
])('$title dies with a gate that is killed outright', async ({ before }) => {
  const build = await rolldown({
    input: resolve(import.meta.dirname, '../../../src/engine/server/server-process.ts'),
    platform: 'node',
    logLevel: 'silent',
  });
  await build.write({ dir: place.folder, format: 'esm', entryFileNames: '[name].mjs' });
  await build.close();
  const settings = serverSettings(place.folder, echoLlm());
  const gate = join(place.folder, 'gate.mjs');
  writeFileSync(
    gate,
    `import { ServerProcess } from './server-process.mjs';
     const server = await ServerProcess.start('baseline', ${JSON.stringify(settings)});
     ${before}
     console.log(server.pid);
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [gate], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const pid = Number(line);
  expect(isRunning(pid)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'close');
  while (isRunning(pid)) await wait(10);
});

/* The last test: from then on nothing is answered in this process. */
test('a cancelled run gets no answers and no failures', async () => {
  const server = await ServerProcess.start('baseline', serverSettings(place.folder, echoLlm()));
  const client = new OpenAiClient(server.origin, { connections: 1, deadlineMs: 60_000 });
  const settled: string[] = [];
  const note = (what: string) => () => void settled.push(what);
  const request = {
    prompt: 'x',
    endpoint: 'chat',
    maxTokens: 8,
    temperature: 0,
    seed: 1,
    logprobs: false,
  } as const;
  const starting = ServerProcess.start('baseline', serverSettings(place.folder, ['sleep', '600']));
  void starting.then(note('start'), note('start'));
  void client.generate({ model: 'm', ...request }).then(note('generate'), note('generate'));
  abandonServers();
  void server.failureWithin(10).then(note('failure'));
  while (isRunning(server.pid)) await wait(10);
  await wait(300);
  expect(settled).toEqual([]);
  expect(server.failure()).toBeUndefined();
});
