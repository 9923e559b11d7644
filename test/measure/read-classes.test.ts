import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readClasses } from '../../src/measure/read-classes.ts';
import type { ModelPolicy } from '../../src/policy/model-policy.ts';
import { temporaryFile, temporaryFolder, userErrorOf } from '../dataset/collect.ts';

/** The names that a task of this kind reads from a file with this content. */
async function read(kind: string, content: unknown) {
  const file = await temporaryFile('classes.json', JSON.stringify(content));
  const model = { id: 'm', task: { kind, classes: 'classes.json' } } as unknown as ModelPolicy;
  return readClasses(model, dirname(file));
}

describe('the names of classes', () => {
  test.each(['multi-label', 'detection', 'keypoints'])('may be a single one for %s', async (kind) => {
    expect(await read(kind, ['speech'])).toEqual(['speech']);
    const { message } = await userErrorOf(read(kind, []));
    expect(message).toBe(
      'models.m.task.classes: expected a JSON array of different names, 1 or more, in classes.json, got an empty one.',
    );
  });

  test.each(['classification', 'probability', 'segmentation', 'token-classification', 'binary'])(
    'are two or more for %s',
    async (kind) => {
      expect(await read(kind, ['cat', 'dog'])).toEqual(['cat', 'dog']);
      const { message } = await userErrorOf(read(kind, ['cat']));
      expect(message).toBe(
        'models.m.task.classes: expected a JSON array of different names, 2 or more, in classes.json, got a single name.',
      );
    },
  );

  test('are said to be double by name, with what to write for indices that are no class', async () => {
    const { message, hint } = await userErrorOf(read('detection', ['-', 'person', 'car', '-']));
    expect(message).toBe(
      'models.m.task.classes: expected a JSON array of different names, 1 or more, in classes.json, got "-" twice.',
    );
    expect(hint).toContain('such as "-0" and "-12"');
    expect(await read('detection', ['-0', 'person', 'car', '-3'])).toHaveLength(4);
  });

  test.each([{ content: { cat: 0 } }, { content: ['cat', 1] }, { content: 'cat' }])(
    'are no $content',
    async ({ content }) => {
      const { message } = await userErrorOf(read('classification', content));
      expect(message).toMatch(/different names, 2 or more, in classes\.json, got something else\.$/);
    },
  );

  test('must be there, unless the task names none', async () => {
    const folder = await temporaryFolder();
    const task = { kind: 'detection', classes: 'none.json' };
    const { message } = await userErrorOf(readClasses({ id: 'm', task } as unknown as ModelPolicy, folder));
    expect(message).toContain('in none.json, got ');
    const bare = { id: 'm', task: { kind: 'detection' } } as unknown as ModelPolicy;
    expect(await readClasses(bare, folder)).toBeUndefined();
  });
});
