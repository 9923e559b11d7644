import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listRungs } from '../../src/policy/list-rungs.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const GUIDE = join(import.meta.dirname, '../../.github/guide');

/** The first block of YAML after a heading, as lines of a model. */
function linesAfter(page: string, heading: string): string {
  const [, section = ''] = readFileSync(join(GUIDE, page), 'utf8').split(`\n## ${heading}\n`);
  const [, lines = ''] = /```yaml\n(.*?)```/s.exec(section) ?? [];
  return lines;
}

const modelWith = (lines: string, task: string) =>
  parsePolicy(
    `version: 1
models:
  - id: m
    artifact: m
    dataset: { path: set.jsonl }
    task: ${task}
    limits: { task-score: { max-drop: 1pp } }
${lines}`,
    'page',
  ).models[0];

test('the page on engine against engine has a policy that the gate reads', () => {
  const model = modelWith(
    linesAfter('served-models.md', 'Engine against engine'),
    '{ kind: classification }',
  );
  expect([model?.['baseline-engine']?.kind, model?.engine.kind]).toEqual(['onnxruntime', 'server']);
});

test('the page on ladders over engines has rungs that the gate reads', () => {
  const model = modelWith(linesAfter('ladder.md', 'Engines'), '{ kind: text }');
  if (model?.ladder === undefined) throw new Error('no ladder');
  expect(listRungs(model.ladder).map(({ name, change }) => [name, change.kind])).toEqual([
    ['chat-q4.gguf', 'artifact'],
    ['flash attention', 'start'],
  ]);
});
