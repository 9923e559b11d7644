import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import { openServer } from '../../../src/measure/served/open-server.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { httpAnswer, startRawServer } from '../../support/raw-server.ts';

afterEach(() => vi.unstubAllEnvs());

describe('servers that run already', () => {
  test('each get their own credential, and none if the policy names none', async () => {
    const refuse = httpAnswer('{}', { status: 503 });
    const [before, now] = await Promise.all(
      [0, 1].map(() => startRawServer((socket) => socket.write(refuse))),
    );
    if (before === undefined || now === undefined) throw new Error('no server');
    vi.stubEnv('TOKEN', 'sk-of-the-candidate');
    vi.stubEnv('KEY', 'sk-of-the-baseline');
    await ask(`credential: { variable: TOKEN }, baseline-credential: { variable: KEY, header: Key }`);
    await ask('credential: { variable: TOKEN }');
    const sent = [before, now].map(({ requests }) =>
      requests.map(({ head }) => /^(?:key|authorization):.*$/im.exec(head)?.[0]),
    );
    expect(sent).toEqual([
      ['key: sk-of-the-baseline', undefined],
      ['authorization: Bearer sk-of-the-candidate', 'authorization: Bearer sk-of-the-candidate'],
    ]);
    await Promise.all([before.close(), now.close()]);

    async function ask(credentials: string): Promise<void> {
      const engine = engineOf(`url: '${now?.origin}', baseline-url: '${before?.origin}', ${credentials}`);
      for (const name of ['baseline', 'candidate'] as const) {
        const model = { file: 'a', sha256: '', sizeBytes: 1, files: [] };
        const generation = { 'max-tokens': 8, temperature: 0, seed: 1 };
        // Nothing is started, so there is no need of a workspace.
        const server = await openServer(
          {} as Workspace,
          { name, model, engine: { ...engine, endpoint: 'chat' }, generation, cwd: '/' },
          1,
        );
        await server.send('x');
        await server.close();
      }
    }
  });
});

function engineOf(keys: string) {
  const [model] = parsePolicy(
    `version: 1
models:
  - id: chat
    artifact: a.txt
    engine: { kind: server, protocol: openai, ${keys} }
    dataset: { path: prompts.jsonl }
    task: { kind: text }
    limits: { error-rate: { max: 0% } }
`,
    'p.yml',
  ).models;
  if (model?.engine.kind !== 'server') throw new Error('no server');
  return model.engine;
}
