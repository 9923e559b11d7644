import { expect, test } from 'vitest';
import { problemText } from '../../../../src/report/words/problem/problem.ts';
import type { Mismatch, Problem, Unreadable } from '../../../../src/verdict/facts/problem.ts';

const model = 'ocr';
const shard = { index: 2, of: 3 };

const problems: readonly [Problem, string][] = [
  [
    { kind: 'job-not-successful', job: 'measure', result: 'cancelled' },
    'job `measure` did not succeed (cancelled)',
  ],
  [{ kind: 'no-result', model }, '`ocr` has no result: its measuring job left none'],
  [
    { kind: 'contradiction', model, contradiction: { kind: 'not-new' } },
    'the result for `ocr` contradicts itself: it claims that the model is new, but the base commit has it',
  ],
  [{ kind: 'several-results', model, results: 2 }, '`ocr` has 2 results, expected one'],
  [{ kind: 'whole-and-shards', model }, '`ocr` has both a result for all items and results for shards'],
  [{ kind: 'different-splits', model, of: [3, 2] }, '`ocr` has shards from different splits: of 3, of 2'],
  [{ kind: 'duplicate-shard', model, shard }, '`ocr` has more than one result for shard 2 of 3'],
  [{ kind: 'missing-shards', model, shards: [3], of: 3 }, '`ocr` has no result for shard 3 of 3'],
  [{ kind: 'missing-shards', model, shards: [2, 3], of: 3 }, '`ocr` has no result for shards 2, 3 of 3'],
  [
    {
      kind: 'job-failed',
      result: { model, shard: null },
      message: 'ocr.onnx: expected a model, got a folder.',
    },
    '`ocr`: ocr.onnx: expected a model, got a folder.',
  ],
  [
    { kind: 'job-failed', result: { model, shard }, message: 'no space left' },
    '`ocr`, shard 2 of 3: no space left',
  ],
  [{ kind: 'result-without-verdict', model }, 'the result for `ocr` has no verdict'],
  [{ kind: 'shard-without-outcomes', model }, 'a shard of `ocr` has no outcomes'],
  [
    {
      kind: 'other-settings',
      model,
      shard,
      differences: [
        { kind: 'field', field: 'providers', baseline: 'cuda, cpu', candidate: 'cpu' },
        { kind: 'figures-only' },
      ],
    },
    '`ocr`, shard 2 of 3, was scored with different settings from the first shard’s: providers: cuda, cpu → cpu; only the figures of the baseline are available, not its model file',
  ],
  [
    { kind: 'other-file', model, shard, arm: 'candidate' },
    '`ocr`, shard 2 of 3, was scored with a different candidate from the first shard’s',
  ],
  [
    { kind: 'shards-of-different-sets', model, message: 'expected 6 of 19 items in shard 2, got 7' },
    'the shards of `ocr` do not make up one set: expected 6 of 19 items in shard 2, got 7',
  ],
  [{ kind: 'untrusted', problems: 1 }, 'the verdict job of that run reported one problem'],
  [{ kind: 'untrusted', problems: 2 }, 'the verdict job of that run reported 2 problems'],
];

test.each(problems)('%j is a clause', (problem, text) => {
  expect(problemText(problem)).toBe(text);
});

const identity = { kind: 'other-identity', got: 'a', expected: 'b' } as const;

const mismatches: readonly [Mismatch, string][] = [
  [{ ...identity, field: 'repository' }, 'is from a different repository: expected b, got a'],
  [{ ...identity, field: 'runId' }, 'is from a different run: expected b, got a'],
  [
    { ...identity, field: 'commit', got: 'a'.repeat(40) },
    'is from a different commit: expected b, got aaaaaaaaaaaa',
  ],
  [
    { ...identity, field: 'baselineCommit', got: null },
    'is from a different baseline commit: expected b, got none',
  ],
  [{ ...identity, field: 'use' }, 'is from a different use: expected b, got a'],
  [
    { ...identity, field: 'policy', got: 'f'.repeat(64) },
    'is from a different policy: expected b, got ffffffffffff',
  ],
  [
    { ...identity, field: 'gate', got: 'x'.repeat(200) },
    `is from a different version of the gate: expected b, got ${'x'.repeat(100)}`,
  ],
  [{ kind: 'later-attempt', got: 2, expected: 1 }, 'is of attempt 2, which is later than this one (1)'],
  [{ kind: 'unknown-model' }, 'is for a model that is not in the policy'],
  [
    { kind: 'not-on-fallback' },
    'was not measured as a CPU fallback, which the route job chose: pass its output `fallback` to the measuring job',
  ],
  [{ kind: 'on-fallback' }, 'was measured as a CPU fallback, which the route job did not choose'],
];

test.each(mismatches)('a result that is refused for %j says so', (why, text) => {
  const problem: Problem = { kind: 'refused-result', result: { model, shard }, place: 'r.json', why };
  expect(problemText(problem)).toBe(`the result for \`ocr\`, shard 2 of 3 in \`r.json\` ${text}`);
});

const unreadable: readonly [Unreadable, string][] = [
  [{ kind: 'not-a-file' }, 'it is a link or a folder, not a file'],
  [{ kind: 'too-large', bytes: 9, maxBytes: 8 }, 'it has 9 bytes, more than 8'],
  [{ kind: 'not-json' }, 'it is not JSON'],
  [{ kind: 'not-read', message: 'EACCES' }, 'it could not be read (EACCES)'],
  [{ kind: 'invalid', path: 'found.exitCode', message: 'Invalid input' }, '`found.exitCode`: Invalid input'],
  [{ kind: 'invalid', path: '', message: 'Unrecognized key: "x"' }, 'Unrecognized key: "x"'],
];

test.each(unreadable)('a file that is refused for %j says so', (why, text) => {
  expect(problemText({ kind: 'unreadable-file', place: 'r.json', why })).toBe(
    `\`r.json\` is not a result of this gate: ${text}`,
  );
});
