import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../.github/guide/gpu-servers.md'), 'utf8');

test('the page on vLLM, TensorRT-LLM and Triton has policies that the gate reads', () => {
  const policies = [...PAGE.matchAll(/```yaml\n(version.*?)```/gs)].map(([, text = '']) =>
    parsePolicy(text, 'page'),
  );
  const programs = policies.flatMap(({ models }) =>
    models.map(({ engine }) => (engine.kind === 'server' ? engine.start?.[0] : undefined)),
  );
  expect(programs).toEqual(['vllm', 'trtllm-serve', 'tritonserver']);
});
