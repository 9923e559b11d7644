import { expect, test } from 'vitest';

import { type Clause, findUndecided } from '../../../src/verdict/row/check-limit.ts';
import { reasonSchema } from '../../../src/verdict/row/reason.ts';

const clause = (interval: Clause['interval'], answer: Clause['answer'] = 'inconclusive'): Clause => ({
  of: 'change',
  sign: 1,
  allowed: Math.log(1.1),
  interval,
  answer,
});

test.each([
  { title: 'nothing of a decided bound', given: clause(undefined, 'pass'), reasons: [] },
  {
    title: 'that there is no interval',
    given: clause(undefined),
    reasons: [{ kind: 'too-few-launches' }],
  },
  {
    title: 'the changes that could have been decided',
    given: clause({ mean: Math.log(1.1), low: Math.log(1), high: Math.log(1.21) }),
    reasons: [
      {
        kind: 'interval-crosses-limit',
        of: 'change',
        fails: expect.closeTo(0.21, 12),
        passes: expect.closeTo(0, 12),
        isByLaunches: true,
      },
    ],
  },
  {
    title: 'no change that a record cannot hold',
    given: clause({ mean: 0, low: -800, high: 800 }),
    reasons: [{ kind: 'too-few-launches' }],
  },
])('names $title', ({ given, reasons }) => {
  const found = findUndecided([given], true);
  expect(found).toEqual(reasons);
  for (const each of found)
    expect(reasonSchema.safeParse(JSON.parse(JSON.stringify(each))).success).toBe(true);
});
