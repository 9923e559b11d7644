import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TOKEN_METRICS } from '../../src/policy/metric.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../.github/guide/served-models.md'), 'utf8');

test('the page on models behind the Open Inference Protocol has a policy that the gate reads', () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(PAGE) ?? [];
  const [model] = parsePolicy(text, 'page').models;
  expect(model?.engine).toMatchObject({ protocol: 'open-inference', ready: { path: '/v2/health/ready' } });
});

test('its policy for embeddings is read, and its items are JSON', () => {
  const [, section = ''] = PAGE.split('\n## Embeddings\n');
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  const [model] = parsePolicy(text, 'page').models;
  expect(model).toMatchObject({ engine: { endpoint: 'embeddings' }, task: { kind: 'retrieval' } });
  const items = [...section.matchAll(/\| `(\{.*\})` \|/g)].map(([, item = '']) =>
    JSON.parse(item.replace(', …', '')),
  );
  expect(items).toHaveLength(4);
});

test('and names no limit that this protocol does not have', () => {
  const [, limits = ''] = PAGE.split('\n## Limits\n');
  expect(TOKEN_METRICS.filter((metric) => limits.includes(metric))).toEqual([]);
});
