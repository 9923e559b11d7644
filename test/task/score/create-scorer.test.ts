import { expect, test } from 'vitest';
import { scorerOf, userErrorOf } from '../../support/scoring.ts';

test('a task for text is refused for the outputs of a model file', () => {
  const error = userErrorOf(() => scorerOf({ task: { kind: 'text' } }));
  expect(error.message).toBe('models.m.task: expected a task for the outputs of a model file, got text.');
  expect(error.hint).toContain('engine: { kind: server }');
});
