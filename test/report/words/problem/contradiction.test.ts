import { expect, test } from 'vitest';
import { contradictionText } from '../../../../src/report/words/problem/contradiction.ts';
import type { Contradiction } from '../../../../src/verdict/untrusted/contradiction.ts';

const metric = 'latency-p95';

const contradictions: readonly [Contradiction, string][] = [
  [{ kind: 'no-model' }, 'it has no model'],
  [{ kind: 'too-many-models', max: 100 }, 'it has more than 100 models'],
  [{ kind: 'bad-model-id' }, 'it has an invalid model id'],
  [{ kind: 'metric-twice', metric }, 'it has two rows for P95 latency'],
  [
    { kind: 'passes-beyond-limit', metric },
    'its row P95 latency passes although its figures do not meet its limit',
  ],
  [{ kind: 'waived-without-waiver', metric }, 'its row P95 latency is waived, but no waiver applies'],
  [
    { kind: 'drift-passes-over-failure' },
    'its drift since the last release has a milder verdict than its own rows',
  ],
  [
    { kind: 'milder-than-rows', state: 'pass', rows: 'fail' },
    'a model claims "Passed", but its rows say "Blocked"',
  ],
  [{ kind: 'green-without-figures', state: 'pass' }, 'a model claims "Passed", but it was not measured'],
  [{ kind: 'complete-despite-problems', state: 'pass' }, 'it claims "Passed", but results are missing'],
  [
    { kind: 'not-the-worst-model', state: 'pass', worst: 'fail' },
    'it claims "Passed", but its worst model is "Blocked"',
  ],
  [{ kind: 'limit-not-judged', metric }, 'it has no row that judges P95 latency by the limit of the policy'],
  [
    { kind: 'not-advisory', metric },
    'its row P95 latency does not count, as on an advisory data set, but the data set is not advisory',
  ],
  [{ kind: 'drift-not-judged' }, 'it does not judge the drift limits of the policy'],
  [{ kind: 'not-new' }, 'it claims that the model is new, but the base commit has it'],
];

test.each(contradictions)('%j is a clause', (contradiction, text) => {
  expect(contradictionText(contradiction)).toBe(text);
});
