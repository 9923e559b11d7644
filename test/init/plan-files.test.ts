import { expect, test } from 'vitest';
import { ignoreRecords } from '../../src/init/plan-files.ts';

test.each([
  ['', '.regression-gate/\n'],
  ['node_modules/\n', 'node_modules/\n.regression-gate/\n'],
  ['node_modules/', 'node_modules/\n.regression-gate/\n'],
  ['a\r\n/.regression-gate\r\n', undefined],
  ['.regression-gate/\n', undefined],
  ['# .regression-gate/\n', '# .regression-gate/\n.regression-gate/\n'],
])('%j becomes %j', (before, after) => {
  expect(ignoreRecords(before)).toBe(after);
});
