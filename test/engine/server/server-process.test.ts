import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { killAllServers, ServerProcess } from '../../../src/engine/server/server-process.ts';
import type { ServerSettings } from '../../../src/engine/server/spawn-server.ts';
import { failureOf } from '../../support/fake-child.ts';
import { statFields } from '../../support/proc-stat.ts';
import { echoLlm, openFolder, SERVES, scriptedServer, serverSettings } from '../../support/servers.ts';

/* Real processes: the language-model server without a model, and servers that are a few lines of JavaScript. */

let place: ReturnType<typeof openFolder>;
beforeEach(() => {
  place = openFolder();
});
afterEach(() => {
  killAllServers();
  place.remove();
});

const start = (command: readonly string[], more: Partial<ServerSettings> = {}): Promise<ServerProcess> =>
  ServerProcess.start('candidate', serverSettings(place.folder, command, more));

const isRunning = (pid: number): boolean => !['', 'Z', 'X'].includes(statFields(`${pid}/stat`)[0] ?? '');
const isStopped = (pid: number): boolean => statFields(`${pid}/stat`)[0] === 'T';

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(10);
}

const pidIn = (name: string): number => Number(readFileSync(join(place.folder, name), 'utf8'));
const inFolder = (name: string): string => JSON.stringify(join(place.folder, name));

/** Code that starts a process which writes its id to a file and waits. */
const starts = (name: string, options = '{}'): string => `
  const { spawn } = await import('node:child_process');
  const { writeFileSync } = await import('node:fs');
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore', ...${options} });
  writeFileSync(${inFolder(name)}, String(other.pid));`;

describe('a start', () => {
  test('waits until the server is ready', async () => {
    const server = await start(echoLlm('--ready-ms', '300'));
    expect(server.readyNs).toBeGreaterThan(3e8);
    expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(isRunning(server.pid)).toBe(true);
    expect(server.failure()).toBeUndefined();
  });

  test('gives the server its artifact, its port, its folders and few variables', async () => {
    const shows = `const { writeFileSync } = await import('node:fs');
      const { argv, env } = process;
      writeFileSync(${inFolder('seen.json')}, JSON.stringify({ words: argv.slice(2), env, cwd: process.cwd() }));`;
    process.env['SERVER_TEST_PASSED'] = 'a value';
    process.env['SERVER_TEST_SECRET'] = 'a secret';
    const server = await start(
      [...scriptedServer(shows + SERVES), '--model={artifact}:{artifact}', '{other}'],
      {
        environment: ['SERVER_TEST_PASSED', 'SERVER_TEST_ABSENT', 'HOME'],
        artifact: '/models/{port}.gguf',
      },
    );
    const seen = JSON.parse(readFileSync(join(place.folder, 'seen.json'), 'utf8'));
    expect(server.origin.endsWith(`:${server.origin.split(':').at(-1)}`)).toBe(true);
    expect(seen.words).toEqual(['--model=/models/{port}.gguf:/models/{port}.gguf', '{other}']);
    expect(seen.cwd).toBe(place.folder);
    const scratch = join(place.folder, 'scratch');
    const { PATH, LANG, TZ } = process.env;
    const given = { PATH, ...(LANG !== undefined && { LANG }), ...(TZ !== undefined && { TZ }) };
    expect(seen.env).toEqual({ ...given, SERVER_TEST_PASSED: 'a value', HOME: scratch, TMPDIR: scratch });
    expect(existsSync(scratch)).toBe(true);
  });

  test('takes another port if the first was taken meanwhile', async () => {
    // Waits until its port is taken on the first run, then ends.
    const loses = `const { existsSync, writeFileSync } = await import('node:fs');
      const { setTimeout: wait } = await import('node:timers/promises');
      if (!existsSync(${inFolder('port')})) {
        writeFileSync(${inFolder('port')}, String(port));
        while (!existsSync(${inFolder('taken')})) await wait(5);
        throw new Error('listen EADDRINUSE');
      }`;
    const starting = start(scriptedServer(loses + SERVES));
    await until(() => existsSync(join(place.folder, 'port')) && pidIn('port') > 0);
    const thief = createServer((_, response) => void response.writeHead(404).end());
    await new Promise<void>((resolve) => void thief.listen(pidIn('port'), '127.0.0.1', resolve));
    writeFileSync(join(place.folder, 'taken'), '');
    const server = await starting;
    expect(server.origin).not.toBe(`http://127.0.0.1:${pidIn('port')}`);
    thief.close();
  });

  test.each([
    {
      title: 'a program that does not exist',
      command: ['no-such-program', '{port}'],
      kind: 'crashed',
      message:
        'its server could not be started: there is no program "no-such-program" in the folders of PATH',
    },
    {
      title: 'no program',
      command: [],
      kind: 'crashed',
      message: 'its server could not be started: "": ERR_INVALID_ARG_VALUE',
    },
    {
      title: 'a program that may not be run',
      command: ['/etc/passwd'],
      kind: 'crashed',
      message: 'its server could not be started: "/etc/passwd" may not be executed',
    },
    {
      title: 'a path to nothing',
      command: ['./serve', '{port}'],
      kind: 'crashed',
      message: 'its server could not be started: there is no program "./serve"',
    },
    {
      title: 'an error above a trace',
      command: [
        '/bin/sh',
        '-c',
        'printf "throw err;\\nError: no module\\n  at a\\n  at b\\n  at c\\n"; exit 1',
      ],
      kind: 'crashed',
      message:
        'its server ended by itself (exit code 1) before it was ready; its last output: Error: no module / at c',
    },
    {
      title: 'a zero byte',
      command: ['node', 'a\0b'],
      kind: 'crashed',
      message: 'its server could not be started: "node": ERR_INVALID_ARG_VALUE',
    },
    {
      title: 'an end with a code',
      command: ['/bin/sh', '-c', 'echo one; echo "  two  " >&2; printf "\\033[31mthree"; exit 3'],
      kind: 'crashed',
      message:
        'its server ended by itself (exit code 3) before it was ready; its last output: one / two / three',
    },
    {
      title: 'an end with a signal',
      command: ['/bin/sh', '-c', 'kill -s ABRT $$'],
      kind: 'crashed',
      message: 'its server ended by itself (SIGABRT) before it was ready',
    },
    {
      title: 'an end without an error',
      command: ['true'],
      kind: 'crashed',
      message: 'its server ended by itself (exit code 0) before it was ready',
    },
  ])('fails with $title', async ({ command, kind, message }) => {
    const failure = await failureOf(start(command));
    expect(failure).toMatchObject({ kind, arm: 'candidate' });
    // Lines of two streams may come in another order.
    expect(failure.message.replace('two / one', 'one / two')).toBe(message);
  });

  test('fails with a folder that does not exist', async () => {
    const cwd = join(place.folder, 'none');
    const failure = await failureOf(start(['true'], { cwd }));
    expect(failure.message).toContain('its server could not be started: there is no folder "');
  });

  test.each([
    { title: 'answers with another status', command: echoLlm('--never-ready'), last: 'status 503' },
    { title: 'opens no port', command: ['sleep', '100'], last: 'no answer' },
    {
      title: 'accepts connections and says nothing',
      command: scriptedServer("(await import('node:net')).createServer(() => {}).listen(port, '127.0.0.1');"),
      last: 'no answer',
    },
    {
      title: 'says something else',
      command: scriptedServer(
        // The client may reset the connection before the server has closed it.
        "(await import('node:net')).createServer((socket) => socket.on('error', () => {}).end('hi')).listen(port, '127.0.0.1');",
      ),
      last: 'no answer',
    },
  ])('fails in time with a server that $title', async ({ command, last }) => {
    const failure = await failureOf(start(command, { ready: { path: '/health', withinMs: 1_000 } }));
    expect(failure.kind).toBe('timed-out');
    const expected =
      /^its server did not answer "\/health" on port \d+ with status 200 within 1 s \(last: (.*?)\)/;
    expect(expected.exec(failure.message)?.[1]).toBe(last);
  });

  test('keeps the last twenty lines of the output', async () => {
    const script = 'i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo "line $i ::error::"; done; exit 1';
    const failure = await failureOf(start(['/bin/sh', '-c', script]));
    const lines = String((failure.cause as Error).message).split('\n');
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toBe('line 3000 ::error::');
    expect(failure.message).toMatch(/line 2998 ::error:: \/ line 2999 ::error:: \/ line 3000 ::error::$/);
  });
});

describe('a server that ends by itself', () => {
  test('in the middle of an answer', async () => {
    const server = await start(echoLlm('--die-after', '1'));
    const client = new OpenAiClient(server.origin, { connections: 1, deadlineMs: 60_000 });
    const answer = await client.generate({
      ...{
        model: 'm',
        prompt: 'x',
        endpoint: 'chat',
        maxTokens: 8,
        temperature: 0,
        seed: 1,
        logprobs: false,
      },
    });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'cut-off' } });
    expect(await server.failureWithin(60_000)).toMatchObject({
      kind: 'crashed',
      message: expect.stringContaining('its server ended by itself (exit code 7); its last output: '),
    });
    await client.close();
  });

  test('takes what it started with it', async () => {
    const server = await start(scriptedServer(`${starts('other')}\n${SERVES}`));
    process.kill(server.pid, 'SIGKILL');
    expect(await server.failureWithin(60_000)).toMatchObject({
      message: 'its server ended by itself (SIGKILL, most likely because the machine ran out of memory)',
    });
    await until(() => !isRunning(pidIn('other')));
    // Does nothing more: its process id may belong to another process.
    await server.pause();
    server.resume();
    server.kill();
    await server.stop();
    expect(server.failure()?.kind).toBe('crashed');
  });
});

describe('the end of a server', () => {
  test('that ends when asked to', async () => {
    const server = await start(echoLlm());
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(server.failure()).toBeUndefined();
    await server.stop();
  });

  test('that is paused', async () => {
    const server = await start(echoLlm());
    await server.pause();
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
  });

  test('that does not end when asked to', async () => {
    const server = await start(
      scriptedServer(`process.on('SIGTERM', () => {});${starts('other')}\n${SERVES}`),
    );
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(isRunning(pidIn('other'))).toBe(false);
  });

  test('with all others', async () => {
    const servers = await Promise.all([start(echoLlm()), start(echoLlm())]);
    killAllServers();
    await until(() => servers.every(({ pid }) => !isRunning(pid)));
    expect(servers.map((server) => server.failure())).toEqual([undefined, undefined]);
  });
});

describe.runIf(process.platform === 'linux')('all processes of a server', () => {
  test.each([
    { title: 'in its group', options: '{}' },
    { title: 'in another group', options: '{ detached: true }' },
  ])('are paused, resumed and killed: one $title', async ({ options }) => {
    const server = await start(scriptedServer(`${starts('other', options)}\n${SERVES}`));
    const pids = [server.pid, pidIn('other')];
    await server.pause();
    await until(() => pids.every(isStopped));
    server.resume();
    await until(() => !pids.some(isStopped));
    await server.pause();
    server.kill();
    await until(() => !pids.some(isRunning));
  });

  test('count for its memory', async () => {
    const grows =
      "process.bytes = Buffer.alloc(150 * 1024 * 1024, 1); process.title = 'grown'; setInterval(() => {}, 1000);";
    const spawns = `
      const { spawn } = await import('node:child_process');
      for (const _ of [1, 2]) spawn(process.execPath, ['--eval', ${JSON.stringify(grows)}], { stdio: 'ignore' });`;
    const server = await start(scriptedServer(spawns + SERVES));
    await until(() => server.peakBytes() > 300 * 1024 * 1024);
    const peak = server.peakBytes();
    server.kill();
    expect(server.peakBytes()).toBeGreaterThanOrEqual(peak);
  });

  test('a peak between two readings counts', async () => {
    const peaks = `{ let bytes = Buffer.alloc(300 * 1024 * 1024, 1); bytes = undefined; }
      globalThis.gc?.();`;
    const [program = '', ...words] = scriptedServer(peaks + SERVES);
    const server = await start([program, '--expose-gc', ...words]);
    expect(server.peakBytes()).toBeGreaterThan(300 * 1024 * 1024);
  });

  test('are killed when they use too much memory, before and after it was ready', async () => {
    const memoryLimitBytes = 250 * 1024 * 1024;
    const grows = 'globalThis.bytes = Buffer.alloc(400 * 1024 * 1024, 1);';
    const message = expect.stringMatching(
      /^its server used [\d.]+\sMiB of memory, more than the limit of 250\sMiB$/,
    );
    const failure = await failureOf(
      start(scriptedServer(`${grows} setInterval(() => {}, 1000);`), { memoryLimitBytes }),
    );
    expect(failure).toMatchObject({ kind: 'out-of-memory', message });
    const server = await start(scriptedServer(`process.once('SIGUSR2', () => { ${grows} }); ${SERVES}`), {
      memoryLimitBytes,
    });
    expect(server.failure()).toBeUndefined();
    process.kill(server.pid, 'SIGUSR2');
    expect(await server.failureWithin(60_000)).toMatchObject({ kind: 'out-of-memory', message });
    await until(() => !isRunning(server.pid));
  });

  test('are put into a memory group where one can be made, and its end is said to be about memory', async () => {
    const cgroup = join(place.folder, 'cgroup');
    mkdirSync(cgroup);
    const server = await start(scriptedServer(SERVES), { memoryCgroup: cgroup });
    const [group = ''] = readdirSync(cgroup);
    const fileOf = (name: string): string => join(cgroup, group, name);
    expect(readFileSync(fileOf('cgroup.procs'), 'utf8')).toBe(String(server.pid));
    expect(readFileSync(fileOf('memory.max'), 'utf8')).toBe(String(4 * 1024 ** 3));
    writeFileSync(fileOf('memory.events'), 'oom_kill 1\n');
    process.kill(server.pid, 'SIGKILL');
    expect(await server.failureWithin(60_000)).toMatchObject({
      kind: 'out-of-memory',
      message: expect.stringMatching(/^its server used more memory than the limit of 4\.?0*\sGiB$/),
    });
    expect(readFileSync(fileOf('cgroup.kill'), 'utf8')).toBe('1');
  });

  test('start with the same message if there is no such program, whatever groups there are', async () => {
    const failure = await failureOf(start(['no-such-program', '{port}'], { memoryCgroup: place.folder }));
    expect(failure.message).toContain('there is no program "no-such-program" in the folders of PATH');
  });
});
