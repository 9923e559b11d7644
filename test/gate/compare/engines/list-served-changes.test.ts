import { expect, test } from 'vitest';
import { listServedChanges } from '../../../../src/gate/compare/engines/list-served-changes.ts';
import type { ServedCandidate } from '../../../../src/gate/run.ts';
import { policyOf } from '../../../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'task-score': { 'max-drop': '1pp' } };
const engineOf = (start: readonly string[]) => ({ kind: 'server', protocol: 'open-inference', start });
const served = (start: readonly string[], more: Record<string, unknown> = {}) =>
  policyOf(LIMITS, { engine: engineOf(start), ...more });

const programOf = (files: Readonly<Record<string, string>>) => ({
  sha256: Object.values(files).join(),
  files: Object.entries(files).map(([name, sha256]) => ({ name, sha256 })),
});
const armOf = (sha256: string) =>
  ({ arm: { model: { sha256, sizeBytes: 1, files: [{ name: 'm', sha256 }] } } }) as never;

const [A, B] = [served(['node', 'a.mjs', '{port}']), served(['node', 'b.mjs', 'lib.mjs', '{port}'])];

/** The heads and files of what is listed. */
function list(
  policies: { readonly before: typeof A; readonly now: typeof A },
  programs: readonly (ReturnType<typeof programOf> | undefined)[],
  artifacts: readonly [string, string] = ['x', 'x'],
) {
  const candidate = { preparedArm: armOf(artifacts[1]), program: programs[1] } as unknown as ServedCandidate;
  const run = { baselinePolicy: policies.before, model: policies.now };
  const { changes } = listServedChanges(run, candidate, {
    preparedArm: armOf(artifacts[0]),
    program: programs[0],
  });
  return changes.map((change) => [change.head, 'files' in change ? change.files.join() : change.kind]);
}

test('one program has changed files; another program is named by its command line', () => {
  const [before, now] = [programOf({ 'a.mjs': '1' }), programOf({ 'a.mjs': '2' })];
  expect(list({ before: A, now: A }, [before, now])).toEqual([['server', 'a.mjs']]);
  const others = [programOf({ 'a.mjs': '1', 'lib.mjs': '1' }), programOf({ 'b.mjs': '1', 'lib.mjs': '2' })];
  expect(list({ before: A, now: B }, others)).toEqual([
    ['server', 'lib.mjs'],
    ['server', 'setting'],
  ]);
});

test('where the policy names an engine for the baseline, all of it is one change: the engine', () => {
  const now = served(['node', 'a.mjs', '{port}'], {
    'baseline-engine': engineOf(['node', 'a.mjs', '{port}']),
  });
  expect(list({ before: A, now }, [programOf({ 'a.mjs': '1' }), programOf({ 'a.mjs': '2' })])).toEqual([
    ['engine', 'a.mjs'],
  ]);
});

test('onnxruntime has no program, and another artifact is another change', () => {
  const file = policyOf(LIMITS);
  expect(list({ before: file, now: A }, [undefined, programOf({ 'a.mjs': '1' })], ['x', 'y'])).toEqual([
    ['artifact', 'm'],
    ['engine', 'setting'],
    ['engine', 'setting'],
  ]);
});
