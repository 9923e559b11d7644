import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMPARISONS, SOURCES } from '../../bench/models/comparisons.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

/* npm run test:models downloads packages; what it would run is checked here. */

const BENCH = join(import.meta.dirname, '..', '..', 'bench', 'models');
const policies = [...new Set(COMPARISONS.map(({ folder, policy }) => join(BENCH, folder, policy)))];

describe('the comparisons of real models', () => {
  test.each(policies)('have a policy that limits the score and no time: %s', (path) => {
    const { models } = parsePolicy(readFileSync(path, 'utf8'), path);
    expect(models.map(({ limits }) => Object.keys(limits))).toEqual([['task-score']]);
  });

  test('have a source and a script, and are both unchanged and worse for every policy', () => {
    expect(new Set(SOURCES.map(({ folder }) => folder))).toEqual(
      new Set(COMPARISONS.map(({ folder }) => folder)),
    );
    for (const { folder } of SOURCES) expect(existsSync(join(BENCH, folder, 'make.py'))).toBe(true);
    for (const path of policies) {
      const own = COMPARISONS.filter(({ folder, policy }) => join(BENCH, folder, policy) === path);
      expect(own.some(({ baseline, candidate }) => baseline === candidate)).toBe(true);
      expect(own.some(({ expected }) => expected.join() === 'task-score')).toBe(true);
    }
  });
});
