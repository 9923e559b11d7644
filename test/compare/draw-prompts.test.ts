import { expect, test } from 'vitest';
import { drawPrompts } from '../../src/compare/served/draw-prompts.ts';

test('made-up prompts depend on the seed alone', () => {
  expect(drawPrompts(1)).toEqual(drawPrompts(1));
  expect(drawPrompts(1)).not.toEqual(drawPrompts(2));
  expect(drawPrompts(1)).toHaveLength(32);
  expect(drawPrompts(1).every((prompt) => prompt.length > 10 && prompt.length < 120)).toBe(true);
});
