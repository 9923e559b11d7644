import { expect, test } from 'vitest';
import { renderVerification } from '../../../src/sign-off/words/render-verification.ts';
import { signOffOf, waivedOf } from '../sign-off-fixture.ts';

const COMMIT = 'c'.repeat(40);
const MODEL = '1'.repeat(64);

test('a verified record is summarized with the digests of its files', () => {
  expect(renderVerification('out/sign-off.json', { record: signOffOf(), mismatches: [] })).toBe(
    `Verified: out/sign-off.json signs off v2.0.0 (commit ${COMMIT}), decided on 2026-11-25T09:30:00.000Z.
  Decided 12 rows of 1 model again, with the same result.
  fashion: ${MODEL}  models/fashion.onnx
`,
  );
  expect(renderVerification('f', { record: waivedOf(), mismatches: [] })).toContain(
    'Decided 12 rows of 1 model again, with the same result, 2 of them waived.\n',
  );
});

test('what differs is listed, and cut after forty lines', () => {
  const mismatches = Array.from({ length: 42 }, (_, index) => ({
    kind: 'missing-model' as const,
    model: `m${index}`,
  }));
  const lines = renderVerification('f', { record: signOffOf(), mismatches }).split('\n');
  expect(lines[0]).toBe('Not verified: f');
  expect(lines[1]).toBe('  models: expected `m0`, which is in the policy, got none');
  expect(lines.slice(41)).toEqual(['  2 more', '']);
});

test('a record that could not be read is never verified', () => {
  expect(renderVerification('f', { record: undefined, mismatches: [{ kind: 'not-a-number' }] })).toBe(
    'Not verified: f\n  record: expected finite figures, got NaN or an infinity\n',
  );
});
