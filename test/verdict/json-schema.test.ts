import { expect, test } from 'vitest';
import { verdictJsonSchema } from '../../src/verdict/json-schema.ts';

test('the JSON Schema of a verdict names its version and every state', () => {
  const { properties } = verdictJsonSchema() as {
    properties: { version: { const: number }; state: { enum: string[] } };
  };
  expect(properties.version.const).toBe(2);
  expect(properties.state.enum).toContain('inconclusive');
});
