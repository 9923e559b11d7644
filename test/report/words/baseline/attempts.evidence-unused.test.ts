import { expect, test } from 'vitest';
import { evidenceUnusedText } from '../../../../src/report/words/baseline/attempts.ts';
import type { EvidenceUnused } from '../../../../src/verdict/facts/note.ts';

const ROWS: readonly (readonly [EvidenceUnused, string])[] = [
  [{ kind: 'unavailable', message: 'HTTP 500' }, 'HTTP 500'],
  [{ kind: 'no-pull-request' }, 'the merge queue does not name the pull request'],
  [{ kind: 'workflow-changed' }, 'the change edits `.github`, so its workflow was never merged'],
  [{ kind: 'from-fork' }, 'the pull request is from a fork'],
  [{ kind: 'workflow-unknown' }, 'the runner does not name the workflow'],
  [{ kind: 'no-run' }, 'the workflow has no run for the head of the pull request'],
  [{ kind: 'run-of-another-repository' }, 'the run is from a different repository'],
  [{ kind: 'run-not-successful', conclusion: 'failure' }, 'the run ended as `failure`'],
  [{ kind: 'no-artifacts-api' }, 'this server has no API for artifacts'],
  [{ kind: 'no-artifact', name: 'evidence' }, 'the run left no artifact `evidence`'],
  [{ kind: 'too-many-artifacts', limit: 20 }, 'the run left more than 20 artifacts'],
  [{ kind: 'unreadable', message: 'not JSON' }, 'the evidence cannot be read (not JSON)'],
  [{ kind: 'of-another-comparison' }, 'its models, data, settings, limits or machine are different'],
  [
    { kind: 'wrong-age', at: '2026-11-01T00:00:00Z' },
    'it was measured on `2026-11-01T00:00:00Z`, which is more than a week ago or in the future',
  ],
  [{ kind: 'other-gate-version' }, 'another version of the gate measured it'],
  [{ kind: 'other-waivers' }, 'other waivers applied'],
  [{ kind: 'not-passed', state: 'fail' }, 'the pull request’s run ended as `fail`'],
  [{ kind: 'nothing-measured' }, 'the pull request’s run measured nothing'],
  [{ kind: 'other-arms' }, 'its baseline and candidate are different'],
  [{ kind: 'not-passed-again', state: 'fail' }, 'judged again here, the figures give `fail`'],
];

test.each(ROWS)('$kind', (why, text) => {
  expect(evidenceUnusedText(why)).toBe(text);
});
