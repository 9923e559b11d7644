import { expect, test } from 'vitest';
import type { AcceptanceReason } from '../../../../src/records/acceptance.ts';
import { acceptanceReasonText, acceptanceText } from '../../../../src/report/words/baseline/acceptance.ts';

const ROWS: readonly (readonly [AcceptanceReason, string])[] = [
  [{ kind: 'recorded-by-hand' }, 'recorded by hand, without a comparison'],
  [{ kind: 'accepted-by-person', reason: 'agreed in #12' }, 'agreed in #12'],
  [{ kind: 'limits-kept' }, 'every limit is met'],
  [{ kind: 'waived' }, 'every broken limit is within its waiver'],
  [{ kind: 'no-baseline', why: { kind: 'measured-alone' } }, 'measured alone'],
  [{ kind: 'undecided', keepsLimits: true }, 'undecided, but the measured figures meet every limit'],
  [{ kind: 'undecided', keepsLimits: false }, 'undecided, and the measured figures do not meet every limit'],
  [
    {
      kind: 'incomparable',
      differences: [{ kind: 'field', field: 'runtime', baseline: '1.29.0', candidate: '1.30.0' }],
    },
    'cannot be compared: runtime: 1.29.0 → 1.30.0',
  ],
  [
    { kind: 'limits-broken', metrics: ['latency-p95', 'load-time'], isDrift: false },
    'breaks a limit: P95 latency, Load time',
  ],
  [{ kind: 'limits-broken', metrics: ['latency-p95'], isDrift: true }, 'breaks a drift limit: P95 latency'],
  [{ kind: 'drift-not-judged' }, 'the drift since the last release was not judged'],
  [{ kind: 'not-measured', message: 'SIGABRT' }, 'could not be measured: SIGABRT'],
  [{ kind: 'not-acceptable', message: null }, 'a model that could not be measured cannot be a baseline'],
  [
    { kind: 'not-acceptable', message: 'SIGABRT' },
    'a model that could not be measured cannot be a baseline: SIGABRT',
  ],
  [{ kind: 'nothing-judged' }, 'no limit could be judged'],
  [{ kind: 'gpu-busy' }, 'other work was running on the GPU'],
  [{ kind: 'error', message: 'no space left' }, 'the gate could not do its work: no space left'],
  [{ kind: 'recorded-text', text: 'every limit holds' }, 'every limit holds'],
];

test.each(ROWS)('$kind', (reason, text) => {
  expect(acceptanceReasonText(reason)).toBe(text);
});

const why = { kind: 'limits-kept' } as const;
test.each([
  {
    given: { accepted: false },
    text: 'Recorded, but not accepted as a baseline: every limit is met.',
  },
  { given: { accepted: true }, text: 'Recorded and accepted as a baseline: every limit is met.' },
  {
    given: { accepted: true, by: { actor: 'octocat', isThisRun: true } },
    text: 'Recorded and accepted as a baseline by octocat, by this run: every limit is met.',
  },
  {
    given: { accepted: true, by: { actor: 'octocat', isThisRun: false } },
    text: 'Recorded and accepted as a baseline by octocat, earlier: every limit is met.',
  },
])('$text', ({ given, text }) => {
  expect(acceptanceText({ state: 'pass', why, ...given })).toBe(text);
});
