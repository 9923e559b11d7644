import { afterEach, describe, expect, test, vi } from 'vitest';
import type { GateRequest } from '../../../src/gate/gate-request.ts';
import { admitCredentials } from '../../../src/gate/rules/admit-credentials.ts';
import type { Run } from '../../../src/gate/run.ts';
import { parsePolicy } from '../../../src/policy/read-policy.ts';
import { caught } from '../../support/caught.ts';

const SECRET = 'sk-0123456789abcdef';
const BASE = 'b'.repeat(40);

const policyOf = ({ url = 'https://a.example', variable = 'TOKEN', id = 'chat' } = {}) =>
  parsePolicy(
    `version: 1
models:
  - id: ${id}
    artifact: a.txt
    engine: { kind: server, protocol: openai, url: '${url}', baseline-url: 'https://b.example', credential: { variable: ${variable} } }
    dataset: { path: prompts.jsonl }
    task: { kind: text }
    limits: { error-rate: { max: 0% } }
`,
    'p.yml',
  );

afterEach(() => vi.unstubAllEnvs());

/** @returns What was hidden in the logs. */
function admit(
  request: Pick<GateRequest, 'policyCommit' | 'fork'>,
  { own = policyOf(), basePolicy }: { own?: Run['headPolicy']; basePolicy?: Run['headPolicy'] } = {},
): string[] {
  vi.stubEnv('TOKEN', SECRET);
  const masked: string[] = [];
  const ports = { mask: (secret: string) => masked.push(secret) } as unknown as Run['ports'];
  const [model] = own.models;
  if (model === undefined) throw new Error('no model');
  admitCredentials({ request: request as GateRequest, ports, model, basePolicy });
  return masked;
}

describe('a credential', () => {
  test.each([
    { title: 'outside a change', request: { policyCommit: undefined }, basePolicy: undefined },
    {
      title: 'in a change whose base commit sends it to the same server',
      request: { policyCommit: BASE },
      basePolicy: policyOf(),
    },
  ])('is let through $title, and hidden in the logs', ({ request, basePolicy }) => {
    expect(admit(request, { ...(basePolicy && { basePolicy }) })).toEqual([SECRET, `Bearer ${SECRET}`]);
  });

  test.each([
    { title: 'the base commit has no policy', basePolicy: undefined },
    { title: 'the model is new', basePolicy: policyOf({ id: 'other' }) },
    { title: 'the base commit names another server', basePolicy: policyOf({ url: 'https://c.example' }) },
    { title: 'the base commit names another variable', basePolicy: policyOf({ variable: 'OTHER' }) },
  ])('is refused to a change if $title', async ({ basePolicy }) => {
    const message = await caught(() => admit({ policyCommit: BASE }, { ...(basePolicy && { basePolicy }) }));
    expect(message).toContain('models.chat.engine.credential: expected a credential that the base commit’s');
  });

  test('is refused to a fork, whatever the base commit says', async () => {
    const request = { policyCommit: BASE, fork: 'on-hosted-runner' } as const;
    expect(await caught(() => admit(request, { basePolicy: policyOf() }))).toContain('got one from a fork');
  });

  test('is reported as missing before anything is sent', async () => {
    vi.stubEnv('ABSENT', undefined);
    const own = policyOf({ variable: 'ABSENT' });
    expect(await caught(() => admit({ policyCommit: undefined }, { own }))).toContain('got no such variable');
  });
});

describe('a credential of the baseline’s engine', () => {
  const pairOf = (variable = 'TOKEN') =>
    parsePolicy(
      `version: 1
models:
  - id: chat
    artifact: a.onnx
    baseline-engine: { kind: server, protocol: open-inference, url: 'https://b.example', credential: { variable: ${variable} } }
    dataset: { path: set.jsonl }
    task: { kind: classification }
    limits: { error-rate: { max: 0% } }
`,
      'p.yml',
    );

  test('is sent and masked, next to a model file, too', () => {
    expect(admit({ policyCommit: BASE }, { own: pairOf(), basePolicy: pairOf() })).toEqual([
      SECRET,
      `Bearer ${SECRET}`,
    ]);
  });

  test('is refused to a change that brings it', async () => {
    for (const basePolicy of [policyOf(), pairOf('OTHER')])
      expect(await caught(() => admit({ policyCommit: BASE }, { own: pairOf(), basePolicy }))).toContain(
        'models.chat.baseline-engine.credential: expected a credential that the base commit’s policy sends',
      );
  });
});
