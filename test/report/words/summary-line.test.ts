import { expect, test } from 'vitest';
import { errorLine, summaryLine } from '../../../src/report/words/summary-line.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { HOSTILE_NAMES } from '../../support/hostile-names.ts';
import { SLOWER } from '../../support/machine-verdicts.ts';

test('says in one line what was found', () => {
  expect(summaryLine(verdict([SLOWER]))).toBe('❌ Blocked: fashion P95 latency +45.6% (limit +10%)');
});

test('says in one line why there is no verdict', () => {
  expect(errorLine('policy.yml: expected `a`,\ngot "b".')).toBe('💥 Error: policy.yml: expected a, got _b_.');
});

test.each([...HOSTILE_NAMES, '$(reboot)', '<!channel>', '","text":"', '`reboot`'])(
  '%j cannot leave its place',
  (id) => {
    const line = summaryLine(verdict([model({ id })]));
    expect(line).not.toMatch(/[`"\\$<>&!@\p{Cc}]/u);
    expect(Array.from(line).length).toBeLessThanOrEqual(300);
  },
);
